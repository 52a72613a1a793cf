"""Schema 2: all that a shop knows of a customer, how it went, and who stands at the counter.

Frozen: a released step is never edited; what changes later is a step of its own.
"""

SHOP = """
ALTER TABLE shop ADD COLUMN hide_after_minutes INTEGER NOT NULL DEFAULT 15
    CHECK (hide_after_minutes BETWEEN 0 AND 240);
ALTER TABLE shop ADD COLUMN expected_years INTEGER NOT NULL DEFAULT 5
    CHECK (expected_years BETWEEN 1 AND 60);
ALTER TABLE shop ADD COLUMN margin_percent INTEGER CHECK (margin_percent BETWEEN 1 AND 100);
"""

RECORD = """
CREATE TABLE household (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE household_member (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL UNIQUE REFERENCES customer (id) ON DELETE CASCADE,
    has_letterbox INTEGER NOT NULL DEFAULT 0 CHECK (has_letterbox IN (0, 1))
) STRICT;
CREATE INDEX household_member_household_id ON household_member (household_id);

ALTER TABLE customer ADD COLUMN form_of_address TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN working_on TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN customer_since INTEGER
    CHECK (customer_since BETWEEN 1800 AND 2200);
ALTER TABLE customer ADD COLUMN preferred_channel TEXT NOT NULL DEFAULT ''
    CHECK (preferred_channel IN ('', 'call', 'message', 'email', 'letter', 'in_person'));
ALTER TABLE customer ADD COLUMN preferred_hours TEXT NOT NULL DEFAULT '';

ALTER TABLE phone ADD COLUMN is_bad INTEGER NOT NULL DEFAULT 0 CHECK (is_bad IN (0, 1));
ALTER TABLE phone ADD COLUMN do_not_use INTEGER NOT NULL DEFAULT 0 CHECK (do_not_use IN (0, 1));
ALTER TABLE email ADD COLUMN is_bad INTEGER NOT NULL DEFAULT 0 CHECK (is_bad IN (0, 1));
ALTER TABLE email ADD COLUMN do_not_use INTEGER NOT NULL DEFAULT 0 CHECK (do_not_use IN (0, 1));
ALTER TABLE address ADD COLUMN do_not_use INTEGER NOT NULL DEFAULT 0 CHECK (do_not_use IN (0, 1));

CREATE TABLE personal_date (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    label TEXT NOT NULL CHECK (label <> ''),
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'
                             OR day GLOB '--[0-1][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX personal_date_customer_id ON personal_date (customer_id);

CREATE TABLE family_link (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    relative_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    relation TEXT NOT NULL CHECK (relation IN ('partner', 'parent', 'sibling', 'other')),
    words TEXT NOT NULL DEFAULT '',
    words_back TEXT NOT NULL DEFAULT '',
    UNIQUE (customer_id, relative_id),
    CHECK (customer_id <> relative_id)
) STRICT;
CREATE INDEX family_link_relative_id ON family_link (relative_id);

CREATE TABLE topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE customer_topic (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    topic_id INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    wants INTEGER NOT NULL DEFAULT 1 CHECK (wants IN (0, 1)),
    UNIQUE (customer_id, topic_id)
) STRICT;
CREATE INDEX customer_topic_topic_id ON customer_topic (topic_id, wants);

CREATE TABLE fact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    label TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL CHECK (words <> ''),
    is_pinned INTEGER NOT NULL DEFAULT 0 CHECK (is_pinned IN (0, 1)),
    is_private INTEGER NOT NULL DEFAULT 0 CHECK (is_private IN (0, 1)),
    do_not_mention INTEGER NOT NULL DEFAULT 0 CHECK (do_not_mention IN (0, 1)),
    expires_on TEXT
) STRICT;
CREATE INDEX fact_customer_id ON fact (customer_id);

CREATE TABLE looking_for (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what <> ''),
    since_on TEXT NOT NULL,
    found_on TEXT
) STRICT;
CREATE INDEX looking_for_customer_id ON looking_for (customer_id);

CREATE TABLE consent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    channel TEXT NOT NULL CHECK (channel IN ('letter', 'call', 'message', 'email')),
    is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)),
    given_on TEXT NOT NULL,
    how TEXT NOT NULL DEFAULT '',
    UNIQUE (customer_id, channel)
) STRICT;
"""

COUNTER = """
ALTER TABLE visit ADD COLUMN is_gift INTEGER NOT NULL DEFAULT 0 CHECK (is_gift IN (0, 1));

CREATE TABLE visit_companion (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    UNIQUE (visit_id, customer_id)
) STRICT;
CREATE INDEX visit_companion_customer_id ON visit_companion (customer_id);

CREATE TABLE loyalty_tick (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    visit_id INTEGER REFERENCES visit (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('sent_someone', 'introduced_us', 'invited_us',
                                       'asked_our_advice', 'gave_advice')),
    shop_day TEXT NOT NULL
) STRICT;
CREATE INDEX loyalty_tick_customer_id ON loyalty_tick (customer_id);
CREATE INDEX loyalty_tick_visit_id ON loyalty_tick (visit_id) WHERE visit_id IS NOT NULL;

CREATE TABLE moment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    visit_id INTEGER REFERENCES visit (id) ON DELETE SET NULL,
    at TEXT NOT NULL,
    shop_day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('ow', 'how', 'wow')),
    channel TEXT NOT NULL DEFAULT 'counter'
        CHECK (channel IN ('counter', 'phone', 'letter', 'email', 'delivery', 'outside')),
    words TEXT NOT NULL DEFAULT '',
    happened TEXT NOT NULL DEFAULT '',
    cause TEXT NOT NULL DEFAULT ''
        CHECK (cause IN ('', 'treatment', 'waiting', 'service', 'product', 'price', 'outside_us')),
    is_noticed INTEGER NOT NULL DEFAULT 0 CHECK (is_noticed IN (0, 1)),
    delivered_by INTEGER REFERENCES helper (id) ON DELETE SET NULL,
    noted_by INTEGER REFERENCES helper (id) ON DELETE SET NULL,
    noted_at TEXT NOT NULL,
    cost_minor INTEGER CHECK (cost_minor >= 0),
    answered_by INTEGER REFERENCES moment (id) ON DELETE SET NULL,
    CHECK (kind <> 'ow' OR delivered_by IS NULL),
    CHECK (kind = 'ow' OR (cause = '' AND answered_by IS NULL))
) STRICT;
CREATE INDEX moment_customer_at ON moment (customer_id, at);
CREATE INDEX moment_shop_day ON moment (shop_day, kind);
CREATE INDEX moment_visit_id ON moment (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX moment_answered_by ON moment (answered_by) WHERE answered_by IS NOT NULL;
CREATE INDEX moment_open ON moment (customer_id) WHERE kind = 'ow' AND answered_by IS NULL;
"""

# Neither is the owner's words of yesterday: a half-written entry and a secret are not journalled.
UNTRACKED = """
CREATE TABLE on_hold (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL,
    customer_id INTEGER,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    kept_at TEXT NOT NULL
) STRICT;

CREATE TABLE helper_pin (
    helper_id INTEGER PRIMARY KEY REFERENCES helper (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    failed_count INTEGER NOT NULL DEFAULT 0,
    failed_at TEXT
) STRICT;
"""

# The history of a customer: what of theirs was removed, or was shared with or given to another, is
# found here; everything else by the rows that they have.
HISTORY = """
CREATE INDEX change_removed ON change (customer_ids) WHERE op = 'D';
CREATE INDEX change_shared ON change (customer_ids)
    WHERE op <> 'I' AND instr(customer_ids, ' ') > 0;
"""

# known_until: the first so many characters of `words` are names, places and e-mails, in which
# pieces and typing mistakes are looked for; behind them stand facts and notes. finder_word: how
# many people are found by each word, and to how many it belongs as a name, place or e-mail.
DERIVED = """
ALTER TABLE search_document ADD COLUMN known_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE search_document ADD COLUMN household_id INTEGER;
CREATE INDEX search_document_household_id ON search_document (household_id)
    WHERE household_id IS NOT NULL;

CREATE TABLE finder_word (
    word TEXT PRIMARY KEY,
    people INTEGER NOT NULL,
    known INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE finder_inside USING fts5 (
    pieces,
    content='', contentless_delete=1, detail=none, tokenize="trigram case_sensitive 1"
);
"""

SQL = SHOP + RECORD + COUNTER + UNTRACKED + HISTORY + DERIVED
