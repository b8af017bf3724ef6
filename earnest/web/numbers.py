"""Numbers in addresses: those that the database can hold; of any other there is no page."""

from django.urls.converters import IntConverter

LARGEST = 2**63 - 1


class Number(IntConverter):
    """A whole number from 0 to 2^63 - 1."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        number = int(value)
        if number > LARGEST:
            raise ValueError("no row has such a number")
        return number
