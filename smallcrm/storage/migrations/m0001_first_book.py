"""Schema 1: the first customer book.

Frozen: a released step is never edited; what changes later is a step of its own.
"""

TRACKED = """
CREATE TABLE shop (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    owner_name TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL CHECK (length(country) = 2),
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    our_promise TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    time_zone TEXT NOT NULL CHECK (time_zone <> ''),
    day_starts_hour INTEGER NOT NULL DEFAULT 4 CHECK (day_starts_hour BETWEEN 0 AND 12),
    language TEXT NOT NULL DEFAULT 'en',
    paper TEXT NOT NULL CHECK (paper IN ('a4', 'letter')),
    is_counter_view INTEGER NOT NULL DEFAULT 1 CHECK (is_counter_view IN (0, 1)),
    is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1))
) STRICT;

CREATE TABLE opening_period (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    opens TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]'),
    closes TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]')
) STRICT;

CREATE TABLE helper (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    is_owner INTEGER NOT NULL DEFAULT 0 CHECK (is_owner IN (0, 1)),
    key_number INTEGER UNIQUE CHECK (key_number BETWEEN 1 AND 9),
    left_on TEXT
) STRICT;

CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    preferred_name TEXT NOT NULL DEFAULT '',
    say_it TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    birthday TEXT CHECK (birthday GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'
                         OR birthday GLOB '--[0-1][0-9]-[0-3][0-9]'),
    notes TEXT NOT NULL DEFAULT '',
    tier TEXT NOT NULL DEFAULT 'occasional' CHECK (tier IN ('a_list', 'regular', 'occasional')),
    status TEXT NOT NULL DEFAULT 'active'
        CHECK (status IN ('active', 'let_go', 'moved', 'deceased')),
    known_before INTEGER NOT NULL DEFAULT 0 CHECK (known_before IN (0, 1)),
    created_at TEXT NOT NULL,
    trashed_at TEXT
) STRICT;

CREATE TABLE phone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    label TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL CHECK (number <> ''),
    digits TEXT NOT NULL,
    is_preferred INTEGER NOT NULL DEFAULT 0 CHECK (is_preferred IN (0, 1))
) STRICT;
CREATE INDEX phone_customer_id ON phone (customer_id);
CREATE INDEX phone_digits ON phone (digits);

CREATE TABLE email (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    label TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL CHECK (address <> ''),
    is_preferred INTEGER NOT NULL DEFAULT 0 CHECK (is_preferred IN (0, 1))
) STRICT;
CREATE INDEX email_customer_id ON email (customer_id);
CREATE INDEX email_address ON email (address COLLATE NOCASE);

CREATE TABLE address (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    label TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    is_preferred INTEGER NOT NULL DEFAULT 0 CHECK (is_preferred IN (0, 1)),
    is_bad INTEGER NOT NULL DEFAULT 0 CHECK (is_bad IN (0, 1))
) STRICT;
CREATE INDEX address_customer_id ON address (customer_id);

CREATE TABLE visit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    shop_day TEXT NOT NULL,
    amount_minor INTEGER,
    what TEXT NOT NULL DEFAULT '',
    served_by INTEGER REFERENCES helper (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX visit_customer_day ON visit (customer_id, shop_day, amount_minor);
CREATE INDEX visit_shop_day ON visit (shop_day);
CREATE INDEX visit_served_by ON visit (served_by) WHERE served_by IS NOT NULL;

CREATE TABLE referral (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    referrer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    referred_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    shop_day TEXT NOT NULL,
    UNIQUE (referrer_id, referred_id),
    CHECK (referrer_id <> referred_id)
) STRICT;
CREATE INDEX referral_referred_id ON referral (referred_id);

CREATE TABLE special_request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('order', 'hold', 'delivery', 'repair', 'gift_wrap',
                                       'open_after_hours', 'not_in_stock', 'other')),
    what TEXT NOT NULL CHECK (what <> ''),
    told_on TEXT,
    told_time TEXT,
    is_after_hours INTEGER NOT NULL DEFAULT 0 CHECK (is_after_hours IN (0, 1)),
    status TEXT NOT NULL DEFAULT 'asked'
        CHECK (status IN ('asked', 'accepted', 'working', 'ready', 'done', 'declined')),
    asked_at TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    closed_on TEXT
) STRICT;
CREATE INDEX special_request_customer_id ON special_request (customer_id);
CREATE INDEX special_request_open ON special_request (told_on) WHERE closed_on IS NULL;

CREATE TABLE reminder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what <> ''),
    due_on TEXT NOT NULL,
    channel TEXT NOT NULL DEFAULT 'call' CHECK (channel IN ('call', 'write', 'in_person')),
    made_at TEXT NOT NULL,
    made_on TEXT NOT NULL
) STRICT;
CREATE INDEX reminder_customer_id ON reminder (customer_id);

CREATE TABLE thank_you (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    subject_key TEXT NOT NULL UNIQUE,
    occasion TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'printed', 'posted', 'handed_over', 'skipped')),
    reason_key TEXT NOT NULL,
    reason_args TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(reason_args)),
    due_on TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    printed_at TEXT,
    closed_on TEXT
) STRICT;
CREATE INDEX thank_you_customer_id ON thank_you (customer_id);
CREATE INDEX thank_you_closed_on ON thank_you (closed_on) WHERE closed_on IS NOT NULL;

CREATE TABLE prompt_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    is_on INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1)),
    numbers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(numbers))
) STRICT;

CREATE TABLE prompt_answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    subject_key TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('done', 'dismissed', 'later')),
    until TEXT,
    reason TEXT NOT NULL DEFAULT '',
    answered_at TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    answered_by INTEGER REFERENCES helper (id) ON DELETE SET NULL,
    CHECK ((state = 'later') = (until IS NOT NULL))
) STRICT;
CREATE INDEX prompt_answer_customer_id ON prompt_answer (customer_id);

CREATE TABLE import_habit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL UNIQUE,
    mapping TEXT NOT NULL
) STRICT;
"""

JOURNAL = """
CREATE TABLE change_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    made_by INTEGER,
    label_key TEXT NOT NULL,
    label_args TEXT NOT NULL DEFAULT '{}',
    undoes_group_id INTEGER,
    undone_by_group_id INTEGER,
    is_undoable INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX change_group_latest ON change_group (id) WHERE undoes_group_id IS NULL;
CREATE INDEX change_group_barrier ON change_group (id) WHERE NOT is_undoable;

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    group_id INTEGER NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    customer_ids TEXT NOT NULL DEFAULT '',
    before TEXT
) STRICT;
CREATE INDEX change_row ON change (table_name, row_id, group_id);
CREATE INDEX change_group_id ON change (group_id);

CREATE TABLE numbering (
    series TEXT PRIMARY KEY,
    last_used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO numbering VALUES ('customer', 1000);
"""

DERIVED = """
CREATE TABLE customer_figures (
    customer_id INTEGER PRIMARY KEY,
    visit_count INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    first_visit_on TEXT NOT NULL,
    last_visit_on TEXT NOT NULL
) STRICT;

CREATE TABLE visit_month (
    customer_id INTEGER NOT NULL,
    month TEXT NOT NULL,
    visit_count INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    PRIMARY KEY (customer_id, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE prompt (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    subject_key TEXT NOT NULL UNIQUE,
    customer_id INTEGER NOT NULL,
    group_code TEXT NOT NULL,
    kind TEXT NOT NULL,
    tier TEXT NOT NULL,
    due_on TEXT NOT NULL,
    show_from TEXT NOT NULL,
    hide_after TEXT,
    since TEXT NOT NULL,
    reason_key TEXT NOT NULL,
    reason_args TEXT NOT NULL,
    action TEXT NOT NULL,
    occasion TEXT
) STRICT;
CREATE INDEX prompt_customer_id ON prompt (customer_id);
CREATE INDEX prompt_queue ON prompt
    (group_code, hide_after, show_from, kind, tier, due_on, since, customer_id);

CREATE TABLE search_document (
    customer_id INTEGER PRIMARY KEY,
    finder_rowid INTEGER NOT NULL UNIQUE,
    name_words TEXT NOT NULL,
    words TEXT NOT NULL,
    endings TEXT NOT NULL,
    numbers TEXT NOT NULL
) STRICT;

CREATE INDEX search_document_name ON search_document (name_words, finder_rowid);

CREATE VIRTUAL TABLE finder_start USING fts5 (
    words, endings, numbers,
    content='', contentless_delete=1, prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);

CREATE TABLE derived_state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

SQL = TRACKED + JOURNAL + DERIVED
