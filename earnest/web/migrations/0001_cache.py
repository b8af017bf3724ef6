from django.db import migrations


class Migration(migrations.Migration):
    """The table of Django's database cache, where rate limits are counted."""

    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE web_cache (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX web_cache_expires ON web_cache (expires);
            """,
            "DROP TABLE web_cache",
        )
    ]
