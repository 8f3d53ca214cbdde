# What is known of one person's presence: the evidence, what it amounts to, and overruling it.
evidence-contradicted = { $count ->
    [one] Of one person a scan or a report says otherwise. It was left as it is; look at it and set it right with a reason:
   *[other] Of { $count } people a scan or a report says otherwise. It was left as it is; look at it and set it right with a reason:
}
evidence-title = Attendance
evidence-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
evidence-overruled = Set right
evidence-overruled-by = by { $name } on { $at }
evidence-computed = According to the evidence
evidence-pieces = What we know
evidence-pieces-lead = Everything that came in about this attendance. Withdraw what is wrong; it stays visible here.
evidence-none = Nothing is known of this attendance yet. Mark it on the list.
evidence-kind-desk = marked on the list
evidence-kind-check-in = checked in at the door
evidence-kind-check-out = checked out at the door
evidence-kind-join = joined online through the personal link
evidence-kind-import = according to the report of the online meeting
evidence-kind-paper = according to the paper list
evidence-kind-self-check-in = checked in with the code
evidence-half-morning = morning
evidence-half-afternoon = afternoon
evidence-recorded = (noted on { $at })
evidence-withdrawn-by = Withdrawn by { $name } on { $at }
evidence-withdraw = Withdraw
evidence-overrule = Set right
evidence-overrule-lead = Are you sure that it was different? What you say then counts, with your reason. The evidence stays.
evidence-lift = Let the evidence count again
evidence-closed = The attendance is not open yet or closed already: nothing changes here.
evidence-rest-absent = { $count ->
    [one] That one person was absent
   *[other] Those { $count } people were absent
}
desk-label-mark = What counts
desk-label-evidence = Evidence
desk-history-attendance-overrule = set an attendance right
desk-history-attendance-withdraw = withdrew evidence of an attendance
desk-history-event-set-attendance-rules = changed when somebody is present
desk-done-attendance-overruled = The attendance was set right.
desk-done-evidence-withdrawn = Withdrawn.
desk-done-attendance-rules-saved = Saved. Attendance lists that are still open were recalculated.
attendance-rules = When is somebody present?
attendance-rules-lead = These rules apply to check-ins at the door, to taking part online and to reports of online meetings.
attendance-measure-percent = As a percentage of the session
attendance-measure-minutes = In minutes
attendance-help-full = Anyone who stayed at least this long was present.
attendance-help-partial = Anyone who stayed at least this long was partly present. Anyone who stayed less was absent.
attendance-help-half-days = For a whole day: anyone who came only in the morning or only in the afternoon was partly present. Noon is at 13:00.
attendance-help-join-opens = Between 5 and 120 minutes before the start.
desk-label-attendance-measure = We count
desk-label-attendance-full = Present from
desk-label-attendance-partial = Partly present from
desk-label-half-days = Count morning and afternoon separately
desk-label-join-opens-minutes = Online access opens (minutes before the start)
field-attendance-measure = Give a percentage between 1 and 100, or a number of minutes between 1 and 1440.
field-attendance-partial = Give a number from 1, at most the one at ‘Present from’.
field-join-opens = Give a number of minutes between 5 and 120.
desk-section-attendance = Attendance
attendance-rules-said = { $measure ->
    [minutes] Present from { $full } minutes, partly present from { $partial } minutes.
   *[percent] Present from { $full }% of the session, partly present from { $partial }%.
}
attendance-rules-half-days = Morning and afternoon count separately.
