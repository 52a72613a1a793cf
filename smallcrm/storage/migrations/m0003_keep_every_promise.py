"""Schema 3: promises and openings, making it right, what was heard, and the customers' rhythm.

Frozen: a released step is never edited; what changes later is a step of its own.
"""

HOURS = """
ALTER TABLE shop ADD COLUMN holiday_region TEXT NOT NULL DEFAULT '';
ALTER TABLE shop ADD COLUMN keeps_holidays INTEGER NOT NULL DEFAULT 1
    CHECK (keeps_holidays IN (0, 1));
ALTER TABLE shop ADD COLUMN busy_from TEXT;
ALTER TABLE shop ADD COLUMN busy_until TEXT;
ALTER TABLE shop ADD COLUMN prints_day_sheet INTEGER NOT NULL DEFAULT 0
    CHECK (prints_day_sheet IN (0, 1));
ALTER TABLE helper ADD COLUMN phone TEXT NOT NULL DEFAULT '';

CREATE TABLE closure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    CHECK (to_on >= from_on)
) STRICT;

CREATE TABLE special_day (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE special_period (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    special_day_id INTEGER NOT NULL REFERENCES special_day (id) ON DELETE CASCADE,
    opens TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]'),
    closes TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]')
) STRICT;
CREATE INDEX special_period_day ON special_period (special_day_id);

CREATE TABLE key_duty (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    helper_id INTEGER NOT NULL REFERENCES helper (id) ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    from_time TEXT NOT NULL DEFAULT '00:00' CHECK (from_time GLOB '[0-2][0-9]:[0-5][0-9]'),
    until_time TEXT NOT NULL DEFAULT '24:00' CHECK (until_time GLOB '[0-2][0-9]:[0-5][0-9]')
) STRICT;
CREATE INDEX key_duty_helper_id ON key_duty (helper_id);
"""

PROMISES = """
CREATE TABLE opening (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    opens_at TEXT NOT NULL
        CHECK (opens_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]'),
    time_zone TEXT NOT NULL CHECK (time_zone <> ''),
    keys_with INTEGER REFERENCES helper (id) ON DELETE SET NULL,
    decision TEXT NOT NULL DEFAULT '' CHECK (decision IN ('', 'yes', 'another_way', 'no')),
    offered TEXT NOT NULL DEFAULT '',
    who_knows TEXT NOT NULL DEFAULT '',
    door_open_at TEXT,
    door_closed_at TEXT,
    CHECK (door_closed_at IS NULL OR door_open_at IS NOT NULL)
) STRICT;
CREATE INDEX opening_opens_at ON opening (opens_at);

ALTER TABLE special_request ADD COLUMN inner_on TEXT;
ALTER TABLE special_request ADD COLUMN little_extra TEXT NOT NULL DEFAULT '';
ALTER TABLE special_request ADD COLUMN deposit_minor INTEGER CHECK (deposit_minor >= 0);
ALTER TABLE special_request ADD COLUMN looked_after_by INTEGER
    REFERENCES helper (id) ON DELETE SET NULL;
ALTER TABLE special_request ADD COLUMN offered_instead TEXT NOT NULL DEFAULT '';
ALTER TABLE special_request ADD COLUMN ready_on TEXT;
ALTER TABLE special_request ADD COLUMN kept TEXT NOT NULL DEFAULT ''
    CHECK (kept IN ('', 'early', 'on_time', 'late', 'released'));
ALTER TABLE special_request ADD COLUMN was_told_before INTEGER CHECK (was_told_before IN (0, 1));
ALTER TABLE special_request ADD COLUMN opening_id INTEGER
    REFERENCES opening (id) ON DELETE SET NULL;
CREATE INDEX special_request_opening_id ON special_request (opening_id)
    WHERE opening_id IS NOT NULL;
CREATE INDEX special_request_closed_on ON special_request (closed_on) WHERE closed_on IS NOT NULL;

ALTER TABLE reminder ADD COLUMN repeats TEXT NOT NULL DEFAULT ''
    CHECK (repeats IN ('', 'days', 'weeks', 'months', 'last_weekday'));
ALTER TABLE reminder ADD COLUMN repeat_every INTEGER NOT NULL DEFAULT 1
    CHECK (repeat_every BETWEEN 1 AND 366);
ALTER TABLE reminder ADD COLUMN looked_after_by INTEGER REFERENCES helper (id) ON DELETE SET NULL;

CREATE TABLE call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    shop_day TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('talked', 'no_answer')),
    words TEXT NOT NULL DEFAULT '',
    subject_key TEXT NOT NULL DEFAULT '',
    made_by INTEGER REFERENCES helper (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX call_customer_at ON call (customer_id, at);

CREATE TABLE pinned (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_key TEXT NOT NULL UNIQUE
) STRICT;

ALTER TABLE customer ADD COLUMN away_until TEXT;
ALTER TABLE customer ADD COLUMN leave_in_peace INTEGER NOT NULL DEFAULT 0
    CHECK (leave_in_peace IN (0, 1));
"""

RIGHT = """
CREATE TABLE recovery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    opened_at TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    happened TEXT NOT NULL DEFAULT '',
    feels TEXT NOT NULL DEFAULT '' CHECK (feels IN ('', 'upset', 'let_down', 'worried')),
    fixed_by INTEGER REFERENCES helper (id) ON DELETE SET NULL,
    check_back_on TEXT NOT NULL,
    finished_on TEXT
) STRICT;
CREATE INDEX recovery_open ON recovery (check_back_on) WHERE finished_on IS NULL;

CREATE TABLE recovery_customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recovery_id INTEGER NOT NULL REFERENCES recovery (id) ON DELETE CASCADE,
    customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
    moment_id INTEGER REFERENCES moment (id) ON DELETE SET NULL,
    outcome TEXT NOT NULL DEFAULT ''
        CHECK (outcome IN ('', 'turned', 'accepted', 'lost', 'unknown')),
    failed_tries INTEGER NOT NULL DEFAULT 0 CHECK (failed_tries >= 0),
    closed_on TEXT,
    UNIQUE (recovery_id, customer_id),
    CHECK ((outcome = '') = (closed_on IS NULL))
) STRICT;
CREATE INDEX recovery_customer_customer_id ON recovery_customer (customer_id);
CREATE INDEX recovery_customer_moment_id ON recovery_customer (moment_id)
    WHERE moment_id IS NOT NULL;

CREATE TABLE remedy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recovery_id INTEGER NOT NULL REFERENCES recovery (id) ON DELETE CASCADE,
    step TEXT NOT NULL CHECK (step IN ('apology', 'redo', 'extra_service', 'reduction',
                                       'write_off', 'gift')),
    words TEXT NOT NULL DEFAULT '',
    cost_minor INTEGER CHECK (cost_minor >= 0),
    given_on TEXT NOT NULL,
    given_by INTEGER REFERENCES helper (id) ON DELETE SET NULL,
    owner_said_yes INTEGER NOT NULL DEFAULT 0 CHECK (owner_said_yes IN (0, 1))
) STRICT;
CREATE INDEX remedy_recovery_id ON remedy (recovery_id);
CREATE INDEX remedy_given_on ON remedy (given_on);

CREATE TABLE grant_limit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    role TEXT NOT NULL CHECK (role IN ('helper', 'owner')),
    tier TEXT NOT NULL CHECK (tier IN ('a_list', 'regular', 'occasional')),
    step TEXT NOT NULL CHECK (step IN ('redo', 'extra_service', 'reduction', 'write_off', 'gift')),
    limit_minor INTEGER NOT NULL CHECK (limit_minor >= 0),
    window_days INTEGER NOT NULL DEFAULT 90 CHECK (window_days BETWEEN 1 AND 366),
    UNIQUE (role, tier, step)
) STRICT;

CREATE TABLE lesson (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    recovery_id INTEGER REFERENCES recovery (id) ON DELETE SET NULL,
    noted_on TEXT NOT NULL,
    cause TEXT NOT NULL DEFAULT ''
        CHECK (cause IN ('', 'treatment', 'waiting', 'service', 'product', 'price', 'outside_us')),
    words TEXT NOT NULL CHECK (words <> ''),
    would_have_helped TEXT NOT NULL DEFAULT '',
    owned_up_by INTEGER REFERENCES helper (id) ON DELETE SET NULL,
    thanked_on TEXT,
    fixed_on TEXT
) STRICT;
CREATE INDEX lesson_recovery_id ON lesson (recovery_id) WHERE recovery_id IS NOT NULL;

CREATE TABLE heard (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customer (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('suggested', 'praised', 'asked_for', 'missed')),
    words TEXT NOT NULL CHECK (words <> ''),
    heard_on TEXT NOT NULL,
    is_from_stranger INTEGER NOT NULL DEFAULT 0 CHECK (is_from_stranger IN (0, 1)),
    answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'did_it', 'will', 'cannot')),
    answer_words TEXT NOT NULL DEFAULT '',
    answered_on TEXT,
    told_on TEXT,
    CHECK ((answer = '') = (answered_on IS NULL))
) STRICT;
CREATE INDEX heard_customer_id ON heard (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX heard_on ON heard (heard_on);

CREATE TABLE neighbour (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    street TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    has TEXT NOT NULL DEFAULT '',
    customer_id INTEGER REFERENCES customer (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX neighbour_customer_id ON neighbour (customer_id) WHERE customer_id IS NOT NULL;

CREATE TABLE sent_elsewhere (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customer (id) ON DELETE CASCADE,
    neighbour_id INTEGER REFERENCES neighbour (id) ON DELETE SET NULL,
    what TEXT NOT NULL CHECK (what <> ''),
    sent_on TEXT NOT NULL,
    found_it TEXT NOT NULL DEFAULT '' CHECK (found_it IN ('', 'yes', 'no')),
    asked_on TEXT
) STRICT;
CREATE INDEX sent_elsewhere_customer_id ON sent_elsewhere (customer_id)
    WHERE customer_id IS NOT NULL;
CREATE INDEX sent_elsewhere_neighbour_id ON sent_elsewhere (neighbour_id)
    WHERE neighbour_id IS NOT NULL;
CREATE INDEX sent_elsewhere_sent_on ON sent_elsewhere (sent_on);
"""

DERIVED = """
CREATE TABLE customer_rhythm (
    customer_id INTEGER PRIMARY KEY,
    usual_gap_days INTEGER NOT NULL,
    last_on TEXT NOT NULL,
    late_on TEXT NOT NULL,
    quiet_on TEXT NOT NULL,
    season_on TEXT
) STRICT;
CREATE INDEX customer_rhythm_late_on ON customer_rhythm (late_on, quiet_on);
"""

SQL = HOURS + PROMISES + RIGHT + DERIVED
