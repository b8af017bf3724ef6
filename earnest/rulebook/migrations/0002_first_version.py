"""The shipped `article` as version 1, in force from the beginning; what is in force stays."""

from datetime import UTC, datetime
from pathlib import Path

from django.db import migrations
from django.db.models.functions import Now

THE_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
ARTICLE = Path(__file__).resolve().parent.parent / "books" / "article.toml"

GUARD = """
CREATE FUNCTION refuse_rulebook_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.in_force_at > clock_timestamp() THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'rulebook version % is recorded for good: no % of it', OLD.number, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER rulebook_version_stays BEFORE UPDATE OR DELETE ON rulebook_rulebookversion
    FOR EACH ROW EXECUTE FUNCTION refuse_rulebook_change();
"""
UNGUARD = """
DROP TRIGGER rulebook_version_stays ON rulebook_rulebookversion;
DROP FUNCTION refuse_rulebook_change();
"""


def write_first_version(apps, schema_editor):
    apps.get_model("rulebook", "RulebookVersion").objects.get_or_create(
        number=1,
        defaults={
            "name": "article",
            "text": ARTICLE.read_text(encoding="utf-8"),
            "in_force_at": THE_BEGINNING,
            "recorded_at": Now(),
        },
    )


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0001_versions")]
    operations = [
        migrations.RunPython(write_first_version, migrations.RunPython.noop),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
