"""The part of the form with the halves of the name, the language, and what they are working on.

The name by which everybody knows them stands in `form_fields.py`.
"""

from PySide6.QtCore import Signal

from smallcrm.domain.customers import CustomerDraft
from ui.context import AppContext
from ui.customers.form_fold import Fold
from ui.customers.form_suggest import SuggestField
from ui.customers.wrapping import Abreast
from ui.settings.shop_words import LANGUAGES
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.form import Form

LINE_LIMIT = 200
NAME_LIMIT = 120
PAIR_UNDER = 520  # units: narrower, the second of a pair stands under the first


class NamePart(Fold):
    """The halves of the name, how to address them, their language, what they are working on.

    changed: post would name them otherwise.
    """

    changed = Signal()

    def __init__(self, context: AppContext, form: Form) -> None:
        say, add = context.wording.text, form.add
        hint = say("Given and family name, Mr or Mrs, language, what they are working on")
        super().__init__(say("Name and language"), "name_part", hint)
        forms = (say("Mr"), say("Mrs"), say("Dr"))
        self._given = TextField(name="given", spoken=say("Given name"), limit=NAME_LIMIT)
        self._family = TextField(name="family", spoken=say("Family name"), limit=NAME_LIMIT)
        self._form = SuggestField(
            lambda: forms, name="form_of_address", spoken=say("Form of address")
        )
        self._languages = [("", say("The shop's")), *LANGUAGES]
        self._language = ChoiceField(self._languages, name="language", spoken=say("Language"))
        self._working_on = TextField(
            name="working_on", spoken=say("Working on"), placeholder=say("a tree house, a café")
        )
        self._working_on.setMaxLength(LINE_LIMIT)
        self.add(
            Abreast(
                add("given", say("Given name"), self._given),
                add("family", say("Family name"), self._family),
                limit=PAIR_UNDER,
            ),
            Abreast(
                add("form_of_address", say("Form of address"), self._form),
                add("language", say("Language"), self._language),
                limit=PAIR_UNDER,
            ),
            add("working_on", say("Working on"), self._working_on),
        )
        for field in (self._given, self._family, self._form):
            field.textChanged.connect(self.changed)
        self._language.currentIndexChanged.connect(self.changed)

    def show_draft(self, draft: CustomerDraft) -> None:
        self._given.show_text(draft.given)
        self._family.show_text(draft.family)
        self._form.show_text(draft.form_of_address)
        self._working_on.show_text(draft.working_on)
        known = draft.language in {code for code, _words in self._languages}
        own = [] if known else [(draft.language, draft.language)]
        self._language.show_choices([*self._languages, *own])
        self._language.choose(draft.language)

    def put_into(self, draft: CustomerDraft) -> None:
        draft.given, draft.family = self._given.text(), self._family.text()
        draft.form_of_address = self._form.text()
        draft.working_on = self._working_on.text()
        draft.language = self._language.code

    def summary(self) -> list[str]:
        language = self._language.currentText() if self._language.code else ""
        whole = " ".join(filter(None, (self._given.text(), self._family.text())))
        return [self._form.text(), whole, language, self._working_on.text()]
