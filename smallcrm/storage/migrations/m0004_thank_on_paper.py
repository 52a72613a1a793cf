"""Schema 4: the card desk: what was printed on what, own words and pictures, paper and printers.

Frozen: a released step is never edited; what changes later is a step of its own.
"""

SHOP = """
ALTER TABLE shop ADD COLUMN card_stock TEXT NOT NULL DEFAULT '';
ALTER TABLE shop ADD COLUMN envelope_stock TEXT NOT NULL DEFAULT '';
ALTER TABLE shop ADD COLUMN label_stock TEXT NOT NULL DEFAULT '';
ALTER TABLE shop ADD COLUMN card_mode TEXT NOT NULL DEFAULT 'printed'
    CHECK (card_mode IN ('printed', 'by_hand', 'blank'));
ALTER TABLE shop ADD COLUMN card_colour TEXT NOT NULL DEFAULT '';
ALTER TABLE shop ADD COLUMN saves_ink INTEGER NOT NULL DEFAULT 1 CHECK (saves_ink IN (0, 1));
ALTER TABLE shop ADD COLUMN slip_is_left_handed INTEGER NOT NULL DEFAULT 0
    CHECK (slip_is_left_handed IN (0, 1));
ALTER TABLE shop ADD COLUMN slip_is_large INTEGER NOT NULL DEFAULT 0
    CHECK (slip_is_large IN (0, 1));
ALTER TABLE shop ADD COLUMN writes_envelopes INTEGER NOT NULL DEFAULT 0
    CHECK (writes_envelopes IN (0, 1));
ALTER TABLE shop ADD COLUMN logo TEXT NOT NULL DEFAULT '';
ALTER TABLE shop ADD COLUMN rule_offered_on TEXT;

ALTER TABLE household ADD COLUMN addressed_as TEXT NOT NULL DEFAULT ''
    CHECK (addressed_as IN ('', 'first_names', 'family', 'formal'));
"""

CARDS = """
CREATE TABLE card_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    shop_day TEXT NOT NULL,
    made_by INTEGER REFERENCES helper (id) ON DELETE SET NULL,
    stock TEXT NOT NULL CHECK (stock <> ''),
    mode TEXT NOT NULL DEFAULT 'printed' CHECK (mode IN ('printed', 'by_hand', 'blank')),
    start_at INTEGER NOT NULL DEFAULT 1 CHECK (start_at >= 1),
    pages TEXT NOT NULL DEFAULT ''
) STRICT;

ALTER TABLE thank_you ADD COLUMN design TEXT NOT NULL DEFAULT '';
ALTER TABLE thank_you ADD COLUMN batch_id INTEGER REFERENCES card_batch (id) ON DELETE SET NULL;
ALTER TABLE thank_you ADD COLUMN place INTEGER CHECK (place >= 1);
CREATE INDEX thank_you_batch_id ON thank_you (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE own_wording (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    occasion TEXT NOT NULL CHECK (occasion <> ''),
    language TEXT NOT NULL CHECK (language <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    greeting TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    closing TEXT NOT NULL DEFAULT '',
    UNIQUE (occasion, language, name)
) STRICT;

CREATE TABLE own_picture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    file TEXT NOT NULL CHECK (file <> ''),
    crop_left REAL NOT NULL DEFAULT 0 CHECK (crop_left BETWEEN 0 AND 1),
    crop_top REAL NOT NULL DEFAULT 0 CHECK (crop_top BETWEEN 0 AND 1),
    crop_width REAL NOT NULL DEFAULT 1 CHECK (crop_width > 0 AND crop_width <= 1),
    crop_height REAL NOT NULL DEFAULT 1 CHECK (crop_height > 0 AND crop_height <= 1)
) STRICT;

CREATE TABLE own_stock (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    numbers TEXT NOT NULL CHECK (json_valid(numbers))
) STRICT;

CREATE TABLE used_sheet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    stock TEXT NOT NULL UNIQUE CHECK (stock <> ''),
    used_places TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(used_places))
) STRICT;

CREATE TABLE printer_correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    printer TEXT NOT NULL CHECK (printer <> ''),
    paper TEXT NOT NULL CHECK (paper <> ''),
    shift_right_mm REAL NOT NULL DEFAULT 0 CHECK (shift_right_mm BETWEEN -20 AND 20),
    shift_down_mm REAL NOT NULL DEFAULT 0 CHECK (shift_down_mm BETWEEN -20 AND 20),
    scale_across REAL NOT NULL DEFAULT 1 CHECK (scale_across BETWEEN 0.9 AND 1.1),
    scale_down REAL NOT NULL DEFAULT 1 CHECK (scale_down BETWEEN 0.9 AND 1.1),
    UNIQUE (printer, paper)
) STRICT;
"""

# Pictures and printed pages lie beside the journal, once each, named after their SHA-256.
UNTRACKED = """
CREATE TABLE kept_file (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('picture', 'pages')),
    contents BLOB NOT NULL,
    kept_on TEXT NOT NULL
) STRICT;
"""

SQL = SHOP + CARDS + UNTRACKED
