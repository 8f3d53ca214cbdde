# Evaluations: what participants read.
evaluation-title = How was it?
evaluation-lead = You were there. Tell us how it was: it takes a few minutes. You can answer until { $moment }.
evaluation-anonymous = Your answers are anonymous.
evaluation-anonymous-promise = Nobody sees who answered what, not even an administrator with access to the database. Mind what you write yourself: a name or an example may give you away.
evaluation-anonymous-more = How we do that
evaluation-anonymous-how = We keep them sealed, without name, language or time. We only open them together with those of others, at least { $fewest } at once and shuffled. If fewer than { $fewest } come in altogether, we erase them unread. We only record that you answered, so that we do not send you a reminder.
evaluation-named = Your answers are not anonymous.
evaluation-named-how = The organiser sees your name with your answers.
evaluation-no-answer = No answer
evaluation-send = Send answers
evaluation-thanks-title = Thank you
evaluation-thanks = Your answers have been sent.
evaluation-thanks-more = We use them to do better next time.
evaluation-thanks-anonymous = You answer once. Because your answers are anonymous, we cannot find them again, nor change them.
evaluation-thanks-named = You answer once. Something to add? Let the organiser know.
evaluation-to-event = To the page of the event
evaluation-closed = This evaluation is closed. It is no longer possible to answer.
evaluation-waits = You were there. Tell us how it was.
evaluation-to-form = Fill in the evaluation
field-evaluation-empty = Answer at least one question.

# Mails.
mail-evaluation-subject = How was it? { $title }
mail-evaluation-heading = How was it?
mail-evaluation-lead = Thank you for coming to ‘{ $title }’. We would like to hear what you thought of it.
mail-evaluation-again-subject = A quick reminder: how was it? { $title }
mail-evaluation-again-heading = Will you tell us how it was?
mail-evaluation-again-lead = We have not received your answer about ‘{ $title }’ yet. This is the only reminder you get.
mail-evaluation-ask = Would you answer some questions? It takes a few minutes, and your answers are anonymous.
mail-evaluation-ask-named = Would you answer some questions? It takes a few minutes. The organiser sees your name with your answers.
mail-evaluation-button = Fill in the evaluation
mail-evaluation-until = You can answer until { $moment }. The link is personal and works once.
desk-letter-evaluation = How was it?

# Desk: of an event.
evaluation-section = Evaluation
evaluation-set-up = Set up the evaluation
evaluation-results = Results
evaluation-preview = See it as a participant
evaluation-preview-lead = This is how a participant sees the questions. What you fill in here is not sent.
evaluation-desk-lead = Those who were there get a personal link to these questions afterwards: in the thank-you mail if there is one, else in a mail of its own.
evaluation-terms = Settings
evaluation-none-yet = This event is not evaluated yet.
evaluation-no-templates = There are no questionnaires yet. Take over some that are ready, or make one yourself.
evaluation-choose = Choose a questionnaire
evaluation-keep-questions = Keep the questions as they are
evaluation-help-template = The questions are copied. You can then change them here for this event.
evaluation-help-replace = If you choose another questionnaire, it replaces the questions below.
evaluation-promise-yes = Anonymous: nobody sees who answered what
evaluation-promise-no = With names: the organiser sees who answered what
evaluation-promise-stays = This stays as it is: it was promised to those who got the link.
evaluation-help-anonymous = Anonymous answers are kept sealed and opened { $fewest } at a time or more. So you see nothing at first, and never anything of fewer than { $fewest } answers. For small groups rather choose ‘with names’.
evaluation-help-open-days = For how many days people can answer, from the day on which the first link goes out.
evaluation-help-remind = After so many days, those who have not answered get one reminder. Leave empty for none.
evaluation-is-ahead = The links go out after the last session, as soon as all attendance is closed.
evaluation-awaits-lists = The links wait: first close the attendance of all sessions.
evaluation-needs-questions = There are no questions yet. Add some, or choose a questionnaire: without questions no links go out.
evaluation-missed = Attendance was closed too late: no links go out any more.
evaluation-is-open = People can answer until { $moment }.
evaluation-is-open-more = The links have gone out.
evaluation-is-closed = Closed. People could answer until { $moment }.
evaluation-questions = Questions
evaluation-only-words = The links have gone out: you can still correct a word, but not add, remove or move questions or options.
evaluation-no-questions = There are no questions yet.
evaluation-add-question = Add a question
evaluation-edit-question = Change the question
evaluation-edit-words = Correct words
evaluation-remove-question = Remove
evaluation-take-away-title = No evaluation after all
evaluation-take-away-lead = As long as no links have gone out, you can remove the evaluation.
evaluation-take-away = Remove the evaluation
evaluation-group-question = The question
evaluation-group-ends = Ends of a scale
evaluation-group-options = Options
evaluation-help-languages = Write the question in each language that your participants read. What is missing, they read in another language.
evaluation-help-required = Without this, participants may skip the question.
evaluation-help-ends = What the lowest and the highest figure mean. For a scale only.
evaluation-help-options = One option a line, in the same order in each language. For questions with options only.
evaluation-kind-scale-five = Scale from 1 to 5
evaluation-kind-scale-ten = Scale from 0 to 10
evaluation-kind-choice = One option
evaluation-kind-choices = Several options
evaluation-kind-text = Free text

# Desk: questionnaires.
evaluation-templates = Questionnaires
evaluation-templates-lead = Questionnaires that you use often. An event takes a copy: what you change here changes nothing at events that took it over already.
evaluation-templates-none = There are no questionnaires yet. Start with those that are ready.
evaluation-template-lead = A question that you use in more than one questionnaire can later be compared over all events.
evaluation-ready-title = To get started
evaluation-ready-lead = These questionnaires are ready in three languages. Change them afterwards as you like.
evaluation-ready-take = Take over these questionnaires
evaluation-new-template = Make a questionnaire
evaluation-make-template = Make questionnaire
evaluation-start-from = Start with the questions of
evaluation-start-empty = None: I start with a blank page
evaluation-help-name = Only organisers see this name.
evaluation-rename = Name
evaluation-remove-template-title = Remove the questionnaire
evaluation-remove-template-lead = Events that took this questionnaire over keep their own copy.
evaluation-remove-template = Remove the questionnaire
evaluation-question-count =
    { $count ->
        [one] 1 question
       *[other] { $count } questions
    }
desk-label-evaluation-name = Name of the questionnaire
desk-label-evaluation-question = Question
desk-label-evaluation-anonymous = Anonymous or with names
desk-label-evaluation-kind = Kind of answer
desk-label-template = Questionnaire
desk-label-open-days = Time to answer (days)
desk-label-remind-after-days = Reminder after (days)
desk-label-low-nl = Lowest figure (Dutch)
desk-label-low-fr = Lowest figure (French)
desk-label-low-en = Lowest figure (English)
desk-label-high-nl = Highest figure (Dutch)
desk-label-high-fr = Highest figure (French)
desk-label-high-en = Highest figure (English)
desk-label-options-nl = Options (Dutch)
desk-label-options-fr = Options (French)
desk-label-options-en = Options (English)
field-evaluation-days = Choose a number from 1 to 60.
field-evaluation-days-over = That day is over already. Choose more days.
field-evaluation-remind-days = Choose a number of at least 1 and less than the days for answering, or leave this empty.
field-evaluation-two-options = Give at least two options.
field-evaluation-too-many-options = Give twenty options at most.
field-evaluation-options-uneven = Write as many options in each language, or leave this language empty.
field-evaluation-too-many-questions = A questionnaire has thirty questions at most.
field-evaluation-too-many-templates = There are two hundred questionnaires already. Remove one first.
refusal-evaluation-opened = Participants have already received the link. The questions, and what you promised them, stay as they are; you can only correct a word.
refusal-evaluation-closed = This evaluation is closed.
refusal-evaluation-answered = This link has already been used to answer.
refusal-too-few-answers = There are too few answers to show each of them separately.

# Desk: results.
evaluation-not-open-yet = The links have not gone out yet.
evaluation-no-answers-yet = There are no answers yet.
evaluation-asked = Asked
evaluation-answered = Answered
evaluation-rate = Response rate
evaluation-counted = Answers below
evaluation-of = { $part } of { $whole }
evaluation-n =
    { $count ->
        [one] 1 answer
       *[other] { $count } answers
    }
evaluation-mean = Mean
evaluation-median = Median
evaluation-highest = highest figure: { $highest }
evaluation-waiting =
    { $count ->
        [one] 1 answer is still sealed in the box.
       *[other] { $count } answers are still sealed in the box.
    }
evaluation-waiting-why = Anonymous answers are opened { $fewest } at a time or more, and the last ones after closing. So nobody stands out.
evaluation-destroyed = Fewer than { $fewest } answers came. To keep the promise of anonymity they were erased unread.
evaluation-is-anonymous = Anonymous: nobody, not even an administrator with access to the database, can see who answered what.
evaluation-words-hidden = Answers in free text are shown from { $fewest } answers on.
evaluation-no-words = Nobody wrote anything here.
evaluation-column-question = Question
evaluation-column-kind = Kind
evaluation-column-answer = Answer
evaluation-column-count = Number
evaluation-column-share = Share
evaluation-column-n = Answers
evaluation-download-results = Figures as CSV
evaluation-download-answers = Each answer as CSV
evaluation-file-results = evaluation
evaluation-file-answers = answers
evaluation-series = Compared with the rest of the series
evaluation-compare = Compare evaluations
evaluation-compare-lead = The evaluated events of this programme side by side, twenty-five a page. Scale questions that more than one event asked are compared.
evaluation-compare-none = No event of this programme has been evaluated yet. Set up an evaluation on the page of an event.
evaluation-compared-response = Response by event
evaluation-not-there = no figure

desk-done-evaluation-saved = The evaluation is saved.
desk-done-evaluation-removed = The evaluation has been removed.
desk-done-evaluation-template-saved = The questionnaire is saved.
desk-done-evaluation-template-removed = The questionnaire is removed.
desk-done-evaluation-templates-added = The questionnaires are in the list.
desk-done-evaluation-question-saved = The question is saved.
desk-done-evaluation-question-moved = The order is changed.
desk-done-evaluation-question-removed = The question is removed.
desk-history-evaluation-set-up = set up the evaluation
desk-history-evaluation-take-away = removed the evaluation
desk-history-evaluation-add-question = added a question to the evaluation
desk-history-evaluation-edit-question = changed a question of the evaluation
desk-history-evaluation-move-question = moved a question of the evaluation
desk-history-evaluation-remove-question = removed a question of the evaluation
desk-history-evaluation-template-add = made a questionnaire
desk-history-evaluation-template-rename = renamed a questionnaire
desk-history-evaluation-template-remove = removed a questionnaire

# In the privacy statement.
site-privacy-evaluation-what = Evaluation after an event
site-privacy-evaluation-why = To learn what could be better
site-privacy-evaluation-basis = Task in the public interest
site-privacy-evaluation-who = Anonymous: nobody can see whose an answer is; with names, where the evaluation says so: the organisers
site-privacy-evaluation-kept = That you answered: as long as the registration; anonymous answers: permanently
