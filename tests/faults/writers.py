"""Eight writers in one process: a key is fsynced to a file only after its commit is acknowledged.

Run as: python -m tests.faults.writers FOLDER NAME
"""

import os
import sys
import threading
import time
from pathlib import Path

import psycopg

from earnest.config.database import database_url
from earnest.config.embedded.errors import CannotStart

THREADS = 8


def write(folder: Path, writer: str) -> None:
    """For ever; a lost connection is replaced by the address that is handed out next."""
    acknowledged = os.open(folder / f"{writer}.keys", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    number = 0
    while True:
        try:
            with psycopg.connect(database_url(), autocommit=True) as connection:
                while True:
                    number += 1
                    key = f"{writer}-{number}"
                    connection.execute("INSERT INTO kept (key) VALUES (%s)", [key])
                    os.write(acknowledged, f"{key}\n".encode())
                    os.fsync(acknowledged)
                    time.sleep(0.005)
        except psycopg.Error:
            continue
        except CannotStart as sentence:
            (folder / f"{writer}.refused").write_text(str(sentence))
            return


def main() -> None:
    folder, name = Path(sys.argv[1]), sys.argv[2]
    threads = [
        threading.Thread(target=write, args=(folder, f"{name}.{number}"))
        for number in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
