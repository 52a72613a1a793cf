"""The words for days and months that people type, in the languages of the window.

All are folded (small letters, no accents). How they are read as a date is domain/dates.
"""

TODAY = frozenset({"t", "today", "heute", "hoy", "aujourd'hui", "aujourdhui", "auj", "now"})
TONIGHT = frozenset({"tonight", "heute abend", "esta noche", "ce soir"})
TOMORROW = frozenset({"tomorrow", "tom", "morgen", "manana", "demain"})
DAY_AFTER_TOMORROW = frozenset({"ubermorgen", "uebermorgen", "pasado manana", "apres-demain"})
YESTERDAY = frozenset({"yesterday", "y", "gestern", "ayer", "hier"})
DAY_BEFORE_YESTERDAY = frozenset({"vorgestern", "anteayer", "avant-hier"})

# Monday first; a beginning of two letters or more is enough where it means one day only.
WEEKDAYS: tuple[tuple[str, ...], ...] = (
    ("monday", "montag", "lunes", "lundi"),
    ("tuesday", "dienstag", "martes", "mardi"),
    ("wednesday", "mittwoch", "miercoles", "mercredi"),
    ("thursday", "donnerstag", "jueves", "jeudi"),
    ("friday", "freitag", "viernes", "vendredi"),
    ("saturday", "samstag", "sonnabend", "sabado", "samedi"),
    ("sunday", "sonntag", "domingo", "dimanche"),
)
# Beginnings that would mean two days or none, settled by what people write.
SHORT_WEEKDAYS = {"do": 3, "so": 6, "di": 1, "mi": 2, "ma": 1, "sa": 5, "son": 6}

MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "januar", "janner", "enero", "janvier"),
    ("february", "februar", "feber", "febrero", "fevrier"),
    ("march", "marz", "maerz", "marzo", "mars"),
    ("april", "abril", "avril"),
    ("may", "mai", "mayo"),
    ("june", "juni", "junio", "juin"),
    ("july", "juli", "julio", "juillet"),
    ("august", "agosto", "aout"),
    ("september", "septiembre", "setiembre", "septembre"),
    ("october", "oktober", "octubre", "octobre"),
    ("november", "noviembre", "novembre"),
    ("december", "dezember", "diciembre", "decembre"),
)

DAY_UNITS = frozenset(
    {"", "d", "day", "days", "tag", "tage", "tagen", "dia", "dias", "jour", "jours", "j"}
)
WEEK_UNITS = frozenset(
    {"w", "week", "weeks", "wk", "woche", "wochen", "semana", "semanas", "semaine", "semaines", "s"}
)
MONTH_UNITS = frozenset(
    {"m", "month", "months", "monat", "monate", "monaten", "mes", "meses", "mois"}
)
YEAR_UNITS = frozenset({"year", "years", "jahr", "jahre", "jahren", "ano", "anos", "an", "ans"})

AHEAD_WORDS = frozenset({"in", "en", "dans"})
AGO_BEFORE = frozenset({"vor", "hace", "il y a"})
AGO_AFTER = frozenset({"ago"})
FILLERS = frozenset({"de", "del", "of", "the", "den", "am", "on", "el", "le"})
