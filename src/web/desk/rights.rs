//! Who may come to which address of the desk (ASVS 8.1.1): one row per route. Whatever is not listed here is for those
//! who edit events; a test walks every row as every role, and fails on a route without one.

use crate::queries::scope::Named;
use crate::rules::permission::Permission;

/// What one method of a route asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: the way in.
    Anybody,
    /// To be signed in as an organiser, in whatever role.
    SignedIn,
    May(Permission),
    /// The same, and a volunteer may, for the sessions of their link.
    VolunteerOr(Permission),
    /// To have opened a desk link.
    Volunteer,
}

/// A route, and what reading and what sending a form to it asks for; `None`: it has no such method.
#[derive(Debug)]
pub struct Row {
    pub path: &'static str,
    pub get: Option<Need>,
    pub post: Option<Need>,
}

/// A route that is not listed.
pub const UNLISTED: Need = Need::May(Permission::EditEvents);

const ANYBODY: Option<Need> = Some(Need::Anybody);
const SIGNED_IN: Option<Need> = Some(Need::SignedIn);
const SEE: Option<Need> = Some(Need::May(Permission::SeeEvents));
const PEOPLE: Option<Need> = Some(Need::May(Permission::SeeParticipants));
const CHECK_IN: Option<Need> = Some(Need::VolunteerOr(Permission::TakeAttendance));
const REPORT: Option<Need> = Some(Need::May(Permission::TakeAttendance));
const CLOSE: Option<Need> = Some(Need::May(Permission::CloseAttendance));
const EDIT: Option<Need> = Some(Need::May(Permission::EditEvents));
const PROGRAMME: Option<Need> = Some(Need::May(Permission::EditProgrammes));
const CHANGE: Option<Need> = Some(Need::May(Permission::ChangeRegistrations));
const MAIL: Option<Need> = Some(Need::May(Permission::SeeMail));
const RETRY: Option<Need> = Some(Need::May(Permission::RetryMail));
const WRITE: Option<Need> = Some(Need::May(Permission::SendMessages));
const LEND: Option<Need> = Some(Need::May(Permission::GiveDeskLinks));
const HISTORY: Option<Need> = Some(Need::May(Permission::ReadHistory));
const TEAM: Option<Need> = Some(Need::May(Permission::ManageTeam));
const HOOKS: Option<Need> = Some(Need::May(Permission::ManageWebhooks));
const KINDS: Option<Need> = Some(Need::May(Permission::EditKinds));
const ERASE: Option<Need> = Some(Need::May(Permission::ErasePeople));
const SYSTEM: Option<Need> = Some(Need::May(Permission::SeeSystem));
const PAST: Option<Need> = Some(Need::May(Permission::ImportHistory));
const VOLUNTEER: Option<Need> = Some(Need::Volunteer);

const fn row(path: &'static str, get: Option<Need>, post: Option<Need>) -> Row {
    Row { path, get, post }
}

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row("/desk", SEE, None),
    row("/desk/needs/{need}", CLOSE, None),
    row("/desk/search", SEE, None),
    row("/desk/organisations/{organisation}", PEOPLE, None),
    row("/desk/sign-in", ANYBODY, ANYBODY),
    row("/desk/sign-in/sent", ANYBODY, None),
    row("/desk/sign-in/left", ANYBODY, None),
    row("/desk/sign-in/second-step", ANYBODY, ANYBODY),
    row("/desk/sign-in/oidc", ANYBODY, None),
    row("/desk/sign-in/oidc/callback", ANYBODY, None),
    row("/desk/sign-in/{token}", ANYBODY, ANYBODY),
    // Also for who has passed the first step only: these pages ask for that themselves.
    row("/desk/sign-out", None, ANYBODY),
    row("/desk/account/second-step", ANYBODY, ANYBODY),
    row("/desk/account", SIGNED_IN, SIGNED_IN),
    row("/desk/account/second-step/remove", SIGNED_IN, SIGNED_IN),
    row("/desk/account/recovery-codes", SIGNED_IN, SIGNED_IN),
    row("/desk/account/sessions/end-others", None, SIGNED_IN),
    row("/desk/account/sessions/{login}/end", None, SIGNED_IN),
    row("/desk/calendar", SEE, None),
    row("/desk/calendar/{verb}", None, SEE),
    row("/desk/events", SEE, None),
    row("/desk/events/new", EDIT, EDIT),
    row("/desk/events/import", EDIT, EDIT),
    row("/desk/events/import/registrations", PAST, PAST),
    row("/desk/events/copy", EDIT, None),
    row("/desk/events/{event}", SEE, None),
    row("/desk/events/{event}/copy", EDIT, EDIT),
    row("/desk/events/{event}/series", SEE, None),
    row("/desk/events/{event}/series/new", EDIT, EDIT),
    row("/desk/events/{event}/series/publish", None, EDIT),
    row("/desk/events/{event}/edit/{section}", EDIT, EDIT),
    row("/desk/events/{event}/preview", SEE, None),
    row("/desk/events/{event}/publish", None, EDIT),
    row("/desk/events/{event}/publish-at", EDIT, EDIT),
    row("/desk/events/{event}/unpublish", None, EDIT),
    row("/desk/events/{event}/archive", None, EDIT),
    row("/desk/events/{event}/unarchive", None, EDIT),
    row("/desk/events/{event}/go-ahead", EDIT, EDIT),
    row("/desk/events/{event}/cancel", EDIT, EDIT),
    row("/desk/events/{event}/sessions/new", EDIT, EDIT),
    row("/desk/events/{event}/sessions/{session}/edit", EDIT, EDIT),
    row("/desk/events/{event}/sessions/{session}/remove", EDIT, EDIT),
    row("/desk/events/{event}/sessions/{session}/put-back", None, EDIT),
    row("/desk/events/{event}/changes", EDIT, None),
    row("/desk/events/{event}/changes/send", None, EDIT),
    row("/desk/events/{event}/changes/withdraw", None, EDIT),
    row("/desk/events/{event}/sessions/{session}/attendance", CHECK_IN, CHECK_IN),
    row("/desk/events/{event}/sessions/{session}/attendance/import", REPORT, REPORT),
    row("/desk/events/{event}/sessions/{session}/attendance/import/{import}", REPORT, REPORT),
    row("/desk/events/{event}/sessions/{session}/attendance/import/{import}/undo", None, REPORT),
    row("/desk/events/{event}/sessions/{session}/attendance/close", None, CLOSE),
    row("/desk/events/{event}/sessions/{session}/attendance/{registration}", CHECK_IN, None),
    row("/desk/events/{event}/sessions/{session}/attendance/{registration}/overrule", None, CLOSE),
    row("/desk/events/{event}/sessions/{session}/attendance/{registration}/withdraw", None, CHECK_IN),
    row("/desk/events/{event}/attendance-rules", EDIT, EDIT),
    row("/desk/events/{event}/sessions/{session}/attendance/reopen", None, EDIT),
    row("/desk/events/{event}/sessions/{session}/check-in", CHECK_IN, CHECK_IN),
    row("/desk/events/{event}/sessions/{session}/check-in/admit", None, CHANGE),
    row("/desk/events/{event}/sessions/{session}/check-in/undo", None, CHECK_IN),
    row("/desk/events/{event}/sessions/{session}/check-in/walk-in", None, CHECK_IN),
    row("/desk/events/{event}/sessions/{session}/check-in/numbers", CHECK_IN, None),
    row("/desk/events/{event}/sessions/{session}/check-in/offline", CHECK_IN, None),
    row("/desk/events/{event}/sessions/{session}/check-in/worker.js", CHECK_IN, None),
    row("/desk/events/{event}/sessions/{session}/check-in/manifest.webmanifest", CHECK_IN, None),
    row("/desk/events/{event}/sessions/{session}/check-in/list", None, CHECK_IN),
    row("/desk/events/{event}/sessions/{session}/check-in/sync", None, CHECK_IN),
    row("/desk/events/{event}/devices/{device}/revoke", None, LEND),
    // To a stranger it says what it is.
    row("/c/{code}", ANYBODY, None),
    row("/desk/events/{event}/sessions/{session}/signature-list", CHECK_IN, None),
    row("/desk/events/{event}/sessions/{session}/signature-list.pdf", CHECK_IN, None),
    row("/desk/events/{event}/sessions/{session}/paper", CHECK_IN, CHECK_IN),
    row("/desk/events/{event}/sessions/{session}/sheets", None, CLOSE),
    row("/desk/events/{event}/sessions/{session}/code", CHECK_IN, CHECK_IN),
    row("/desk/events/{event}/sessions/{session}/sheets/{sheet}/file", PEOPLE, None),
    row("/desk/events/{event}/sessions/{session}/sheets/{sheet}/remove", None, CLOSE),
    row("/desk/retention", PEOPLE, None),
    row("/desk/system", SYSTEM, None),
    row("/desk/events/{event}/retention", PEOPLE, PROGRAMME),
    row("/desk/events/{event}/retention/lift", None, PROGRAMME),
    row("/desk/programmes/{programme}/retention", PROGRAMME, PROGRAMME),
    row("/desk/programmes/{programme}/retention/lift", None, PROGRAMME),
    row("/desk/people/{person}/data", ERASE, None),
    row("/desk/people/{person}/data.json", ERASE, None),
    row("/desk/people/{person}/erase", ERASE, ERASE),
    row("/desk/people/{person}/erase/close", None, ERASE),
    row("/desk/events/{event}/certificates", PEOPLE, None),
    row("/desk/events/{event}/certificates/issue", None, CLOSE),
    row("/desk/events/{event}/certificates/send", None, WRITE),
    row("/desk/events/{event}/certificates/settings", EDIT, EDIT),
    row("/desk/events/{event}/certificates.pdf", PEOPLE, None),
    row("/desk/events/{event}/reminders", SEE, None),
    row("/desk/events/{event}/reminders/usual", None, EDIT),
    row("/desk/events/{event}/reminders/new", EDIT, EDIT),
    row("/desk/events/{event}/reminders/{rule}/edit", EDIT, EDIT),
    row("/desk/events/{event}/reminders/{rule}/remove", None, EDIT),
    row("/desk/events/{event}/materials", SEE, None),
    row("/desk/events/{event}/materials/new", EDIT, EDIT),
    row("/desk/events/{event}/materials/{material}/edit", EDIT, EDIT),
    row("/desk/events/{event}/materials/{material}/file", SEE, None),
    row("/desk/events/{event}/materials/{material}/tell", None, WRITE),
    row("/desk/events/{event}/materials/{material}/remove", None, EDIT),
    row("/desk/events/{event}/speakers", SEE, None),
    row("/desk/events/{event}/speakers/new", EDIT, EDIT),
    row("/desk/events/{event}/speakers/{speaker}/edit", EDIT, EDIT),
    row("/desk/events/{event}/speakers/{speaker}/remove", None, EDIT),
    row("/desk/events/{event}/speakers/{speaker}/move", None, EDIT),
    row("/desk/events/{event}/agenda", SEE, None),
    row("/desk/events/{event}/agenda/new", EDIT, EDIT),
    row("/desk/events/{event}/agenda/{item}/edit", EDIT, EDIT),
    row("/desk/events/{event}/agenda/{item}/remove", None, EDIT),
    row("/desk/events/{event}/prices", EDIT, EDIT),
    row("/desk/events/{event}/rules", EDIT, EDIT),
    row("/desk/events/{event}/rules/renew-secret-link", None, EDIT),
    row("/desk/events/{event}/questions", SEE, None),
    row("/desk/events/{event}/questions/new", EDIT, EDIT),
    row("/desk/events/{event}/questions/{question}/edit", EDIT, EDIT),
    row("/desk/events/{event}/questions/{question}/move", None, EDIT),
    row("/desk/events/{event}/questions/{question}/remove", EDIT, EDIT),
    row("/desk/events/{event}/asked", PEOPLE, None),
    row("/desk/events/{event}/asked.csv", PEOPLE, None),
    row("/desk/events/{event}/asked/{asked}", PEOPLE, None),
    row("/desk/events/{event}/asked/{asked}/answer", None, WRITE),
    row("/desk/events/{event}/asked/{asked}/publish", None, EDIT),
    row("/desk/events/{event}/asked/{asked}/take-off-page", None, EDIT),
    row("/desk/events/{event}/asked/{asked}/hide", None, EDIT),
    row("/desk/events/{event}/asked/{asked}/bring-back", None, EDIT),
    row("/desk/events/{event}/follow", PEOPLE, PEOPLE),
    row("/desk/events/{event}/letters", EDIT, EDIT),
    row("/desk/events/{event}/letters/{kind}", EDIT, EDIT),
    row("/desk/events/{event}/participants", PEOPLE, CHANGE),
    row("/desk/events/{event}/participants.csv", PEOPLE, None),
    row("/desk/events/{event}/audit-file", HISTORY, HISTORY),
    row("/desk/programmes/{programme}/audit-file", HISTORY, HISTORY),
    row("/desk/events/{event}/participants.xlsx", PEOPLE, None),
    row("/desk/events/{event}/participants/views", None, CHANGE),
    row("/desk/events/{event}/participants/remove-view", None, PEOPLE),
    row("/desk/events/{event}/participants/add", CHANGE, CHANGE),
    row("/desk/events/{event}/participants/import", CHANGE, CHANGE),
    row("/desk/events/{event}/participants/confirm", None, CHANGE),
    row("/desk/events/{event}/waiting-list", PEOPLE, None),
    row("/desk/events/{event}/invitees", PEOPLE, CHANGE),
    row("/desk/events/{event}/invitees/planned", None, CHANGE),
    row("/desk/events/{event}/invitees/remind", None, CHANGE),
    row("/desk/events/{event}/invitees/{invitee}/withdraw", None, CHANGE),
    row("/desk/events/{event}/messages", WRITE, None),
    row("/desk/events/{event}/messages/new", WRITE, WRITE),
    row("/desk/events/{event}/messages/{message}", WRITE, None),
    row("/desk/events/{event}/messages/{message}/edit", WRITE, WRITE),
    row("/desk/events/{event}/messages/{message}/preview", WRITE, None),
    row("/desk/events/{event}/messages/{message}/send", None, WRITE),
    row("/desk/events/{event}/messages/{message}/try-out", None, WRITE),
    row("/desk/events/{event}/messages/{message}/withdraw", None, WRITE),
    row("/desk/events/{event}/messages/{message}/remove", None, WRITE),
    row("/desk/events/{event}/desk-links", LEND, LEND),
    row("/desk/events/{event}/desk-links/{link}/end", None, LEND),
    row("/desk/events/{event}/history", HISTORY, None),
    row("/desk/evaluations", SEE, None),
    row("/desk/evaluations/ready", None, EDIT),
    row("/desk/evaluations/new", EDIT, EDIT),
    row("/desk/evaluations/{template}", SEE, EDIT),
    row("/desk/evaluations/{template}/remove", None, EDIT),
    row("/desk/evaluations/{template}/questions/new", EDIT, EDIT),
    row("/desk/evaluations/{template}/questions/{part}", EDIT, EDIT),
    row("/desk/evaluations/{template}/questions/{part}/move", None, EDIT),
    row("/desk/evaluations/{template}/questions/{part}/remove", None, EDIT),
    row("/desk/events/{event}/evaluation", SEE, EDIT),
    row("/desk/events/{event}/evaluation/remove", None, EDIT),
    row("/desk/events/{event}/evaluation/preview", SEE, None),
    row("/desk/events/{event}/evaluation/questions/new", EDIT, EDIT),
    row("/desk/events/{event}/evaluation/questions/{part}", EDIT, EDIT),
    row("/desk/events/{event}/evaluation/questions/{part}/move", None, EDIT),
    row("/desk/events/{event}/evaluation/questions/{part}/remove", None, EDIT),
    row("/desk/events/{event}/evaluation/results", SEE, None),
    row("/desk/events/{event}/evaluation/results.csv", SEE, None),
    // Whole answers, each by itself.
    row("/desk/events/{event}/evaluation/answers.csv", PEOPLE, None),
    row("/desk/programmes/{programme}/evaluation", SEE, None),
    row("/desk/kinds", KINDS, None),
    row("/desk/kinds/{kind}", KINDS, KINDS),
    row("/desk/programmes", SEE, None),
    row("/desk/programmes/new", PROGRAMME, PROGRAMME),
    row("/desk/programmes/{programme}", SEE, None),
    row("/desk/programmes/{programme}/details", PROGRAMME, PROGRAMME),
    row("/desk/programmes/{programme}/funding", PROGRAMME, PROGRAMME),
    row("/desk/programmes/{programme}/texts/{language}", PROGRAMME, PROGRAMME),
    row("/desk/programmes/{programme}/logos", PROGRAMME, PROGRAMME),
    row("/desk/programmes/{programme}/logos/{logo}/remove", None, PROGRAMME),
    row("/desk/programmes/{programme}/embed", SEE, PROGRAMME),
    row("/desk/embed", SEE, None),
    row("/desk/programmes/{programme}/remove", PROGRAMME, PROGRAMME),
    row("/desk/programmes/{programme}/materials", SEE, None),
    row("/desk/programmes/{programme}/materials/new", PROGRAMME, PROGRAMME),
    row("/desk/programmes/{programme}/materials/{material}/edit", PROGRAMME, PROGRAMME),
    row("/desk/programmes/{programme}/materials/{material}/file", SEE, None),
    row("/desk/programmes/{programme}/materials/{material}/remove", None, PROGRAMME),
    row("/desk/registrations/{registration}", PEOPLE, None),
    row("/desk/registrations/{registration}/hand-over", CHANGE, CHANGE),
    row("/desk/registrations/{registration}/address", CHANGE, CHANGE),
    row("/desk/registrations/{registration}/invoice", CHANGE, CHANGE),
    row("/desk/registrations/{registration}/{verb}", CHANGE, CHANGE),
    row("/desk/people", CHANGE, None),
    row("/desk/people/alike", CHANGE, None),
    row("/desk/people/apart", None, CHANGE),
    row("/desk/people/{person}", CHANGE, None),
    row("/desk/people/{person}/note", None, CHANGE),
    row("/desk/people/{person}/organisation", None, CHANGE),
    row("/desk/people/{person}/merge", CHANGE, CHANGE),
    row("/desk/organisations", CHANGE, None),
    row("/desk/organisations/recognise", CHANGE, CHANGE),
    // Figures name nobody; the rows behind them do.
    row("/desk/reports", SEE, None),
    row("/desk/reports.csv", SEE, None),
    row("/desk/reports.xlsx", SEE, None),
    row("/desk/reports.pdf", SEE, None),
    row("/desk/reports.json", SEE, None),
    row("/desk/reports/export", PEOPLE, PEOPLE),
    row("/desk/reports/rows", PEOPLE, None),
    row("/desk/reports/schedule", SEE, SEE),
    row("/desk/reports/schedules/{schedule}", SEE, SEE),
    row("/desk/reports/schedules/{schedule}/end", None, SEE),
    row("/desk/reports/schedules/{schedule}/leave", None, SEE),
    row("/desk/reports/reach", SEE, None),
    row("/desk/reports/reach.csv", SEE, None),
    row("/desk/reports/reach.xlsx", SEE, None),
    row("/desk/reports/reach.pdf", SEE, None),
    row("/desk/reports/reach.json", SEE, None),
    row("/desk/reports/reach/invite", CHANGE, CHANGE),
    row("/desk/programmes/{programme}/dashboard", SEE, None),
    row("/desk/venues", SEE, None),
    row("/desk/venues/new", EDIT, EDIT),
    row("/desk/venues/{venue}/edit", EDIT, EDIT),
    row("/desk/venues/{venue}/{verb}", None, EDIT),
    row("/desk/webhooks", HOOKS, None),
    row("/desk/webhooks/new", HOOKS, HOOKS),
    row("/desk/webhooks/{webhook}", HOOKS, None),
    row("/desk/webhooks/{webhook}/edit", HOOKS, HOOKS),
    row("/desk/webhooks/{webhook}/secret", HOOKS, HOOKS),
    row("/desk/webhooks/{webhook}/remove", HOOKS, HOOKS),
    row("/desk/webhooks/{webhook}/deliveries/{delivery}", HOOKS, None),
    row("/desk/webhooks/{webhook}/deliveries/{delivery}/replay", None, HOOKS),
    row("/desk/webhooks/{webhook}/{verb}", None, HOOKS),
    row("/desk/mail", MAIL, None),
    row("/desk/mails", MAIL, None),
    row("/desk/mails/{kind}/{number}", MAIL, None),
    row("/desk/mails/{kind}/{number}/html", MAIL, None),
    row("/desk/mails/{kind}/{number}/source", MAIL, None),
    row("/desk/mail/try-all-again", None, RETRY),
    row("/desk/mail/{mail}", MAIL, None),
    row("/desk/mail/{mail}/html", MAIL, None),
    row("/desk/mail/{mail}/try-again", None, RETRY),
    row("/desk/mail/{mail}/withdraw", None, RETRY),
    row("/desk/mail/{mail}/resend", None, RETRY),
    row("/desk/mail/{mail}/clear-address", None, RETRY),
    row("/desk/team", TEAM, None),
    row("/desk/team/new", TEAM, TEAM),
    row("/desk/team/tokens", TEAM, None),
    row("/desk/team/tokens/{api_token}/end", None, TEAM),
    row("/desk/team/{organiser}", TEAM, TEAM),
    row("/desk/team/{organiser}/switch-off", TEAM, TEAM),
    row("/desk/team/{organiser}/switch-on", None, TEAM),
    row("/desk/team/{organiser}/reset-second-step", None, TEAM),
    row("/desk/team/{organiser}/history", TEAM, None),
    row("/desk/check-in", VOLUNTEER, None),
    row("/desk/check-in/leave", None, VOLUNTEER),
    row("/d/{token}", ANYBODY, ANYBODY),
];

/// What the names between braces stand for; `None`: nothing that belongs to an event.
#[rustfmt::skip]
pub const NAMES: &[(&str, Option<Named>)] = &[
    ("event", Some(Named::Event)),
    ("programme", Some(Named::Programme)),
    ("registration", Some(Named::Registration)),
    ("person", Some(Named::Person)),
    ("mail", Some(Named::Mail)),
    ("session", Some(Named::Session)),
    // Its session is in the address, too, and what is asked of it asks whether it is the session's.
    ("sheet", None),
    // Questionnaires belong to the association; a question is looked for in the one that the address names.
    ("template", None),
    ("part", None),
    ("question", Some(Named::Question)),
    ("asked", Some(Named::AskedQuestion)),
    ("invitee", Some(Named::Invitee)),
    ("message", Some(Named::Message)),
    ("rule", Some(Named::Rule)),
    ("material", Some(Named::Material)),
    ("link", Some(Named::DeskLink)),
    // Its programme is in the address, too, and the action asks whether it is the logo's.
    ("logo", None),
    ("language", None),
    ("speaker", Some(Named::Speaker)),
    ("item", Some(Named::AgendaItem)),
    ("import", Some(Named::AttendanceImport)),
    // A house's venues are everybody's.
    ("venue", None),
    // The action asks whose it is.
    ("schedule", None),
    ("organiser", None),
    // The register is everybody's; whom of it one sees goes by the event.
    ("organisation", None),
    ("need", None),
    ("login", None),
    ("api_token", None),
    // Told of all events: for those who manage the whole. The action asks whether the delivery is the endpoint's.
    ("webhook", None),
    ("delivery", None),
    ("token", None),
    ("code", None),
    ("device", Some(Named::DoorDevice)),
    ("verb", None),
    ("kind", None),
    ("section", None),
    ("number", None),
];

/// What a request to a route asks for; `None` when the route has no such method and says so itself.
#[must_use]
pub fn need(path: &str, writes: bool) -> Option<Need> {
    match ROWS.iter().find(|row| row.path == path) {
        Some(row) => {
            if writes {
                row.post
            } else {
                row.get
            }
        }
        // The way in, in all its forms.
        None if path.starts_with("/desk/sign-in") => Some(Need::Anybody),
        None => Some(UNLISTED),
    }
}
