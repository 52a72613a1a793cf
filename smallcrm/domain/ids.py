"""Names for the numbers that identify rows, so that nobody passes a customer for a visit.

Nothing here knows where the numbers come from.
"""

from typing import NewType

CustomerId = NewType("CustomerId", int)
VisitId = NewType("VisitId", int)
RequestId = NewType("RequestId", int)
ReminderId = NewType("ReminderId", int)
ThankYouId = NewType("ThankYouId", int)
ReferralId = NewType("ReferralId", int)
HelperId = NewType("HelperId", int)
GroupId = NewType("GroupId", int)
MomentId = NewType("MomentId", int)
HouseholdId = NewType("HouseholdId", int)
RecoveryId = NewType("RecoveryId", int)
RemedyId = NewType("RemedyId", int)
LessonId = NewType("LessonId", int)
ClosureId = NewType("ClosureId", int)
SpecialDayId = NewType("SpecialDayId", int)
CallId = NewType("CallId", int)
OpeningId = NewType("OpeningId", int)
BatchId = NewType("BatchId", int)
