### Reports that come by mail each week, month or quarter.

schedule-link = Send me this at fixed times
schedule-title = Report by mail
schedule-lead = You get a mail with a link. Whoever opens it signs in and sees the report with the figures of that moment.
schedule-of-report = Report
schedule-of-reach = Reach
schedule-every-week = Each week, on Monday
schedule-every-month = Each month, on the first day
schedule-every-quarter = Each quarter, on the first day
schedule-covers-ended = About the week, month or quarter that has just ended
schedule-covers-year = About the year so far
schedule-ended-week = About the week that has just ended
schedule-ended-month = About the month that has just ended
schedule-ended-quarter = About the quarter that has just ended
schedule-help-every = The mail leaves at { $time }.
schedule-help-event = This report is about one event. It stops by itself a month after the event.
schedule-help-readers = Whoever may not see the report is not listed. Whoever loses access later gets no more mails.
schedule-first = The first time:
schedule-first-changed = If you choose otherwise how often it comes, the first time is:
schedule-next-week = each week on { $day }
schedule-next-month = each month on { $day }
schedule-next-quarter = each quarter on { $day }
schedule-button = Send this report
schedule-list = Reports that come by mail
schedule-when = When
schedule-to = To
schedule-next = Next time
schedule-change = Change
schedule-acts = Change and stop
schedule-stop = Stop
schedule-leave = No longer to me
schedule-made-by = asked for by { $name }
desk-label-every = How often
desk-label-covers = About what
desk-label-readers = To whom
desk-label-report-every = How often
desk-done-report-scheduled = The report comes by mail from now on.
desk-done-report-rescheduled = The report comes as you chose from now on.
desk-done-report-ended = This report is sent no more.
desk-done-report-left = You get this report no more.
desk-history-report-schedule = asked for a report by mail
desk-history-report-reschedule = changed a report by mail
desk-history-report-unschedule = stopped a report by mail
desk-history-report-leave = wants a report by mail no more

mail-report-subject = { $view ->
    [reach] Reach: { $first } up to and including { $last }
   *[other] Report: { $first } up to and including { $last }
}
mail-report-subject-of = { $view ->
    [reach] Reach of { $title }: { $first } up to and including { $last }
   *[other] Report of { $title }: { $first } up to and including { $last }
}
mail-report-subject-event = Report: { $title }
mail-report-heading = { $view ->
    [reach] Reach is ready
   *[other] The report is ready
}
mail-report-lead = { $view ->
    [reach] Whom you reached from { $first } up to and including { $last }:
   *[other] The figures from { $first } up to and including { $last }:
}
mail-report-lead-event = The figures of { $title } so far:
mail-report-button = Look at the report
mail-report-sign-in = You sign in first. You see the figures of the moment you look.
mail-report-why = You get this automatic mail because you or a colleague asked for this report at fixed times. It can be stopped at the desk, under Reports.
desk-letter-report = Report for an organiser
