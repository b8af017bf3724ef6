"""What the database itself refuses: changed history, and lots below zero or above their size."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION ledger_lots_fit(sizes int[], remaining int[], held int[]) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF cardinality(remaining) <> cardinality(sizes) OR cardinality(held) <> cardinality(sizes) THEN
        RETURN false;
    END IF;
    FOR i IN 1 .. cardinality(sizes) LOOP
        IF (remaining[i] >= 0 AND held[i] >= 0 AND remaining[i] + held[i] <= sizes[i]) IS NOT TRUE
        THEN
            RETURN false;
        END IF;
    END LOOP;
    RETURN true;
END $$;

ALTER TABLE ledger_wallet ADD CONSTRAINT ledger_wallet_lots_fit
    CHECK (ledger_lots_fit(lot_sizes, lot_remaining, lot_held));
ALTER TABLE ledger_wallet ADD CONSTRAINT ledger_wallet_arrays CHECK (
    cardinality(lot_numbers) = cardinality(lot_sizes)
    AND cardinality(lot_priorities) = cardinality(lot_sizes)
    AND cardinality(lot_expires) = cardinality(lot_sizes)
    AND cardinality(hold_numbers) = cardinality(hold_untils)
    AND greatest(array_ndims(lot_numbers), array_ndims(lot_priorities), array_ndims(lot_expires),
                 array_ndims(lot_sizes), array_ndims(lot_remaining), array_ndims(lot_held),
                 array_ndims(hold_numbers), array_ndims(hold_untils), 1) = 1
    AND array_position(lot_numbers, NULL) IS NULL AND array_position(lot_priorities, NULL) IS NULL
    AND array_position(hold_numbers, NULL) IS NULL AND array_position(hold_untils, NULL) IS NULL
);
ALTER TABLE ledger_wallet ADD CONSTRAINT ledger_wallet_moments
    CHECK (id > 0 AND isfinite(due_at) IS NOT FALSE AND isfinite(last_at) IS NOT FALSE);
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_wallet CHECK (wallet_id > 0);
ALTER TABLE ledger_lot ADD CONSTRAINT ledger_lot_wallet CHECK (wallet_id > 0);
ALTER TABLE ledger_mark ADD CONSTRAINT ledger_mark_wallet CHECK (wallet_id > 0);
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_postings
    CHECK (cardinality(lots) = cardinality(amounts));
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_kind CHECK (kind IN
    ('grant', 'spend', 'refund', 'expiry', 'hold', 'capture', 'release', 'void'));
ALTER TABLE ledger_wallet SET (fillfactor = 50);

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger only appends: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_entry_appends BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entry_stays BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_lot_appends BEFORE UPDATE OR DELETE ON ledger_lot
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_lot_stays BEFORE TRUNCATE ON ledger_lot
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_wallet_remains BEFORE DELETE ON ledger_wallet
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_wallet_stays BEFORE TRUNCATE ON ledger_wallet
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
"""

UNGUARD = """
DROP TRIGGER ledger_wallet_stays ON ledger_wallet;
DROP TRIGGER ledger_wallet_remains ON ledger_wallet;
DROP TRIGGER ledger_lot_stays ON ledger_lot;
DROP TRIGGER ledger_lot_appends ON ledger_lot;
DROP TRIGGER ledger_entry_stays ON ledger_entry;
DROP TRIGGER ledger_entry_appends ON ledger_entry;
DROP FUNCTION ledger_refuse();
ALTER TABLE ledger_wallet RESET (fillfactor);
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_kind;
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_postings;
ALTER TABLE ledger_mark DROP CONSTRAINT ledger_mark_wallet;
ALTER TABLE ledger_lot DROP CONSTRAINT ledger_lot_wallet;
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_wallet;
ALTER TABLE ledger_wallet DROP CONSTRAINT ledger_wallet_moments;
ALTER TABLE ledger_wallet DROP CONSTRAINT ledger_wallet_arrays;
ALTER TABLE ledger_wallet DROP CONSTRAINT ledger_wallet_lots_fit;
DROP FUNCTION ledger_lots_fit(int[], int[], int[]);
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_ledger")]

    operations = [migrations.RunSQL(GUARDS, UNGUARD)]
