//! What stands in a meeting tool's file, and who is who: shown, corrected and confirmed before anything counts.

use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};
use uuid::Uuid;

use super::attendance_import::{Of, meeting};
use super::frame::{desk_page, done_telling, id, value};
use super::organisation_choice::typed_organisation;
use super::overview::session_value;
use super::reminders::event_value;
use crate::actions::attendance::import::apply::{Decided, apply};
use crate::actions::attendance::import::fingerprint;
use crate::actions::attendance::import::say::{Said, say};
use crate::actions::registration::add::NewParticipant;
use crate::actions::registration::register::OrganisationChoice;
use crate::documents::attendance_report::{DateOrder, Holds, Report, ReportFault, read};
use crate::entity::attendance_import::{self, ImportState};
use crate::entity::event::EventFormat;
use crate::entity::registration::AttendanceMode;
use crate::entity::session;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::attendance_import::{Candidate, candidates, crew, import, remembered, remembered_columns};
use crate::queries::desk_event::DeskEvent;
use crate::rules::attendance_matching::{Attendee, Fact, Listed, Match, Stay, attendees, facts, is_phone, matches};
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName};
use crate::rules::permission::Permission;
use crate::rules::presence::{Presence, Sitting, presence};
use crate::rules::schedule;
use crate::rules::search_text::fold;
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// People that somebody decides about on one page; of more, the rest is not taken in.
const MOST_ASKED: usize = 200;
/// People that are certain, and rows that could not be read, are shown up to so many.
const MOST_SHOWN: usize = 500;
const MOST_UNREAD: usize = 50;
/// Names that the browser proposes for a typed one.
const MOST_NAMES: usize = 1_000;
/// Rows for colleagues who watched together.
const TOGETHER: usize = 4;
/// Zones besides the session's, in which tools write their times.
const ZONES: [&str; 6] = ["UTC", "Europe/London", "Europe/Brussels", "Europe/Athens", "America/New_York", "America/Los_Angeles"];

/// In the choice of who somebody is: nobody on the list yet.
const NEW: &str = "new";

/// Somebody in the report who can be put on the list by what it tells.
struct Newcomer {
    first_name: PersonName,
    last_name: PersonName,
    email: EmailAddress,
    /// That of somebody with an address of the same domain.
    organisation: String,
}

/// A draft, read anew for each request.
struct Draft {
    of: Of,
    shown: DeskEvent,
    session: session::Model,
    import: attendance_import::Model,
    report: Result<Report, ReportFault>,
    candidates: Vec<Candidate>,
    /// By the registration: where among the candidates.
    places: HashMap<Uuid, usize>,
    people: Vec<(Attendee, Match)>,
    /// Nobody's length is known: a list of ticks.
    ticked: bool,
}

impl Draft {
    async fn load(site: &Site, of: Of, import_id: Uuid) -> Result<Option<Self>, Error> {
        let (shown, session) = of.find(site).await?;
        let db = &site.app.db;
        let import = import(db, session.id, import_id).await?.ok_or(Error::NotFound)?;
        let Some(content) = import.content.clone().filter(|_| import.state == ImportState::Draft) else { return Ok(None) };
        let of_file = meeting(&session, import.zone.as_deref());
        let by_hand = import.columns.as_deref().map(columns);
        let said = by_hand.is_some();
        let reading = move |by_hand: Option<Vec<Option<Holds>>>| {
            let (content, of_file) = (content.clone(), of_file.clone());
            in_the_background(move || read(content.as_bytes(), &of_file, by_hand.as_deref()))
        };
        let mut report = reading(by_hand).await?;
        if let (false, Ok(found)) = (said, &report)
            && let Some(headings) = headings(found)
            && let Some(known) = remembered_columns(db, &fingerprint(&headings)).await?
        {
            report = reading(Some(columns(&known))).await?;
        }
        let candidates = candidates(db, &session).await?;
        let people = match &report {
            Ok(report) => Self::matched(site, &shown, &candidates, report).await?,
            Err(_) => Vec::new(),
        };
        let places = candidates.iter().enumerate().map(|(at, candidate)| (candidate.listed.registration_id, at)).collect();
        let ticked = people.iter().flat_map(|(person, _)| &person.stays).all(|stay| matches!(stay, Stay::There | Stay::Away));
        Ok(Some(Self { of, shown, session, import, report, candidates, places, people, ticked }))
    }

    async fn matched(site: &Site, shown: &DeskEvent, candidates: &[Candidate], report: &Report) -> Result<Vec<(Attendee, Match)>, Error> {
        let db = &site.app.db;
        let people = attendees(&report.rows);
        let keys: HashMap<String, &String> = people.iter().flat_map(|person| std::iter::once(&person.key).chain(&person.addresses)).map(|key| (fingerprint(key), key)).collect();
        let hashes: Vec<String> = keys.keys().cloned().collect();
        let known = remembered(db, shown.event.id, &hashes).await?;
        let expected = candidates.iter().filter(|candidate| candidate.listed.expected);
        let of_person: HashMap<Uuid, Uuid> = expected.map(|candidate| (candidate.person_id, candidate.listed.registration_id)).collect();
        let remembered = known.into_iter().filter_map(|(hash, person)| Some(((*keys.get(&hash)?).clone(), *of_person.get(&person)?))).collect();
        let list: Vec<Listed> = candidates.iter().map(|candidate| candidate.listed.clone()).collect();
        let found = matches(&people, &list, &crew(db, &shown.event).await?, &remembered);
        Ok(people.into_iter().zip(found).collect())
    }

    /// Whom nobody on the list is, when name, address and organisation are known.
    fn newcomer(&self, at: usize) -> Option<Newcomer> {
        let (person, Match::Unknown(near)) = self.people.get(at)? else { return None };
        let (first_name, last_name) = person.full_name()?;
        Some(Newcomer {
            first_name: PersonName::parse(&first_name).ok()?,
            last_name: PersonName::parse(&last_name).ok()?,
            email: EmailAddress::parse(person.addresses.first()?).ok()?,
            organisation: near.iter().find_map(|id| self.candidate(*id)?.organisation.clone())?,
        })
    }

    fn path(&self) -> String {
        format!("{}/{}", self.of.path(), self.import.id)
    }

    /// What the decisions of a form are about: they hold as long as the same people stand there.
    fn seen(&self) -> String {
        fingerprint(&self.people.iter().map(|(person, _)| person.key.as_str()).collect::<Vec<_>>().join("\n"))
    }

    fn facts(&self, stays: &[Stay], another_time: bool) -> Vec<Fact> {
        facts(stays, (self.session.starts_at.0, self.session.ends_at.0), another_time, self.ticked)
    }

    fn presence(&self, facts: &[Fact]) -> Option<Presence> {
        let (starts_at, ends_at) = (self.session.starts_at.0, self.session.ends_at.0);
        let zone = schedule::zone(&self.session.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let pieces: Vec<_> = facts.iter().map(|fact| fact.piece(starts_at, ends_at)).collect();
        presence(&self.shown.event.attendance_rules(), &Sitting { starts_at, ends_at, zone, reported: true }, &pieces)
    }

    /// There are times, and none is within the session: of another meeting, perhaps.
    fn is_elsewhere(&self) -> bool {
        let has_times = self.people.iter().any(|(person, _)| person.stays.iter().any(|stay| matches!(stay, Stay::Span { .. })));
        has_times && !self.people.iter().any(|(person, _)| self.presence(&self.facts(&person.stays, false)).is_some_and(|found| found.seconds.is_none_or(|seconds| seconds > 0)))
    }

    /// Those about whom somebody decides, by their place among all.
    fn asked(&self) -> Vec<usize> {
        let rank = |found: &Match| match found {
            Match::Namesakes(_) => Some(0),
            Match::Proposed(_) => Some(1),
            Match::Unknown(_) => Some(2),
            Match::Certain(_) | Match::Crew => None,
        };
        let mut asked: Vec<(i32, usize)> =
            self.people.iter().enumerate().filter(|(_, (person, _))| person.was_there()).filter_map(|(at, (_, found))| Some((rank(found)?, at))).collect();
        asked.sort_unstable();
        asked.into_iter().map(|(_, at)| at).collect()
    }

    fn candidate(&self, id: Uuid) -> Option<&Candidate> {
        self.places.get(&id).map(|at| &self.candidates[*at])
    }

    /// Whom a typed name or address means, among those expected.
    fn typed(&self, typed: &str) -> Result<Uuid, &'static str> {
        let (folded, lower) = (fold(typed), typed.trim().to_lowercase());
        let fits = |candidate: &&Candidate| {
            candidate.listed.expected && (candidate.listed.addresses.contains(&lower) || fold(&label(candidate)) == folded || fold(&name(candidate)) == folded)
        };
        let mut found = self.candidates.iter().filter(fits);
        match (found.next(), found.next()) {
            (Some(only), None) => Ok(only.listed.registration_id),
            (None, _) => Err("person-not-expected"),
            (Some(_), Some(_)) => Err("person-several"),
        }
    }
}

fn columns(codes: &str) -> Vec<Option<Holds>> {
    codes.split(',').map(Holds::parse).collect()
}

/// Under which the columns of such files are remembered; `None` without headings.
fn headings(report: &Report) -> Option<String> {
    let headings: Vec<String> = report.columns.iter().map(|column| fold(&column.heading)).collect();
    headings.iter().any(|heading| !heading.is_empty()).then(|| headings.join("|"))
}

fn name(candidate: &Candidate) -> String {
    format!("{} {}", candidate.listed.first_name, candidate.listed.last_name)
}

/// As people are told apart: with the organisation.
fn label(candidate: &Candidate) -> String {
    match &candidate.organisation {
        Some(organisation) => format!("{} · {organisation}", name(candidate)),
        None => name(candidate),
    }
}

type Address = Path<(String, String, String)>;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, session, import)): Address) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let of = Of::read(&event, &session)?;
    match Draft::load(&site, of, id(&import)?).await? {
        Some(draft) => Ok(page(&site, &viewer, &signed_in, StatusCode::OK, &draft, &Fields::default(), &FieldErrors::default(), None)),
        // It was taken in or undone: what is known of it stands in the list.
        None => Ok(Redirect::to(&of.path()).into_response()),
    }
}

pub async fn submit(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, session, import)): Address,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let of = Of::read(&event, &session)?;
    let Some(draft) = Draft::load(&site, of, id(&import)?).await? else { return Ok(Redirect::to(&of.path()).into_response()) };
    let result = match fields.get("step") {
        "look" => look(&site, &signed_in, &draft, &fields).await,
        _ => take_in(&site, &signed_in, &draft, &fields).await,
    };
    match result {
        Ok(response) => Ok(response),
        Err(Error::Invalid(faults)) => Ok(page(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &draft, &fields, &faults, None)),
        Err(Error::Refused(refusal)) => Ok(page(&site, &viewer, &signed_in, StatusCode::CONFLICT, &draft, &fields, &FieldErrors::default(), Some(refusal))),
        Err(error) => Err(error.into()),
    }
}

/// Reads the file as somebody says that it is to be read.
async fn look(site: &Site, signed_in: &SignedIn, draft: &Draft, fields: &Fields) -> Result<Response, Error> {
    let report = draft.report.as_ref().ok();
    let own = report.map(|report| report.columns.iter().map(|column| column.holds).collect::<Vec<_>>()).unwrap_or_default();
    let said: Vec<Option<Holds>> = (0..own.len()).map(|at| Holds::parse(fields.get(&format!("column_{at}")))).collect();
    let codes = |holds: &[Option<Holds>]| holds.iter().map(|holds| holds.map_or("", Holds::code)).collect::<Vec<_>>().join(",");
    let changed = said != own;
    let zone = ZONES.iter().find(|zone| **zone == fields.get("zone")).filter(|zone| **zone != draft.session.time_zone);
    let said = Said {
        columns: if changed { Some(codes(&said)) } else { draft.import.columns.clone() },
        headings: report.and_then(headings).filter(|_| changed),
        zone: zone.map(|zone| (*zone).to_owned()),
    };
    say(&site.app, signed_in.acting, draft.of.event, draft.of.session, draft.import.id, said).await?;
    Ok(Redirect::to(&draft.path()).into_response())
}

async fn take_in(site: &Site, signed_in: &SignedIn, draft: &Draft, fields: &Fields) -> Result<Response, Error> {
    if draft.people.is_empty() || fields.get("seen") != draft.seen() {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let mut decided = decided(draft, fields)?;
    decided.newcomers = newcomers(site, draft, fields, decided.another_time).await?;
    let applied = apply(&site.app, signed_in.acting, draft.of.event, draft.of.session, draft.import.id, decided).await?;
    Ok(done_telling(&draft.of.list(), "attendance-imported", applied.people))
}

/// Who is who, as it was found and as the form says.
fn decided(draft: &Draft, fields: &Fields) -> Result<Decided, Error> {
    let mut faults = FieldErrors::default();
    let another_time = fields.checked("another_time");
    if draft.is_elsewhere() && !another_time {
        faults.add("another_time", "report-another-time");
    }
    let mut stays: BTreeMap<Uuid, Vec<Stay>> = BTreeMap::new();
    let mut remembered = Vec::new();
    let asked: Vec<usize> = draft.asked().into_iter().take(MOST_ASKED).collect();
    for (at, (person, found)) in draft.people.iter().enumerate() {
        let registration = match found {
            Match::Certain(registration) => Some(*registration),
            Match::Crew => None,
            _ if asked.contains(&at) => said_of(draft, fields, at, &mut faults),
            _ => None,
        };
        let Some(registration) = registration else { continue };
        stays.entry(registration).or_default().extend(&person.stays);
        if !matches!(found, Match::Certain(_)) && (!person.addresses.is_empty() || !person.names.iter().all(|name| is_phone(name))) {
            let keys = if person.addresses.is_empty() { std::slice::from_ref(&person.key) } else { &person.addresses };
            remembered.extend(keys.iter().map(|key| (key.clone(), registration)));
        }
    }
    for (whose, with) in together(draft, fields, &mut faults) {
        let theirs = stays.get(&whose).cloned().unwrap_or_default();
        stays.entry(with).or_default().extend(theirs);
    }
    faults.into_result()?;
    let people = stays.into_iter().map(|(registration, stays)| (registration, draft.facts(&stays, another_time))).collect();
    Ok(Decided { people, newcomers: Vec::new(), remembered, rest_absent: fields.checked("rest_absent"), another_time })
}

/// Who took part without a registration and is put on the list, as the form says.
async fn newcomers(site: &Site, draft: &Draft, fields: &Fields, another_time: bool) -> Result<Vec<(NewParticipant, Vec<Fact>)>, Error> {
    let mut newcomers = Vec::new();
    for at in draft.asked().into_iter().take(MOST_ASKED).filter(|at| is_new(fields, *at)) {
        let (person, _) = &draft.people[at];
        let Some(newcomer) = draft.newcomer(at) else { continue };
        let (organisation, _) = typed_organisation(site, &newcomer.organisation).await?;
        let language = draft.shown.event.language();
        newcomers.push((
            NewParticipant {
                first_name: newcomer.first_name,
                last_name: newcomer.last_name,
                email: newcomer.email,
                organisation: organisation.unwrap_or(OrganisationChoice::Named(newcomer.organisation)),
                function_category: None,
                job_title: None,
                language,
                attendance_mode: Some(AttendanceMode::Online),
            },
            draft.facts(&person.stays, another_time),
        ));
    }
    Ok(newcomers)
}

/// Whether somebody is to be put on the list.
fn is_new(fields: &Fields, at: usize) -> bool {
    fields.get(&format!("who-{at}")) == NEW && fields.get(&format!("other-{at}")).trim().is_empty()
}

/// Who somebody is: typed, chosen, or nobody.
fn said_of(draft: &Draft, fields: &Fields, at: usize, faults: &mut FieldErrors) -> Option<Uuid> {
    let typed = fields.get(&format!("other-{at}")).trim();
    if !typed.is_empty() {
        return draft.typed(typed).map_err(|code| faults.add(&format!("other-{at}"), code)).ok();
    }
    match fields.get(&format!("who-{at}")) {
        "nobody" => None,
        NEW if draft.newcomer(at).is_some() => None,
        chosen => {
            let known = Uuid::parse_str(chosen).ok().filter(|id| draft.candidate(*id).is_some_and(|candidate| candidate.listed.expected));
            if known.is_none() {
                faults.add(&format!("who-{at}"), "person-choose");
            }
            known
        }
    }
}

/// Colleagues who watched with somebody: whose, and who.
fn together(draft: &Draft, fields: &Fields, faults: &mut FieldErrors) -> Vec<(Uuid, Uuid)> {
    let mut pairs = Vec::new();
    for at in 0..TOGETHER {
        let names = [format!("at-{at}"), format!("with-{at}")];
        let [whose, with] = [fields.get(&names[0]).trim(), fields.get(&names[1]).trim()];
        if whose.is_empty() && with.is_empty() {
            continue;
        }
        let mut resolved = |field: &str, typed: &str| draft.typed(typed).map_err(|code| faults.add(field, code)).ok();
        if let (Some(whose), Some(with)) = (resolved(&names[0], whose), resolved(&names[1], with)) {
            pairs.push((whose, with));
        }
    }
    pairs
}

#[expect(clippy::too_many_arguments, reason = "what one page shows")]
fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, draft: &Draft, fields: &Fields, faults: &FieldErrors, refusal: Option<Refusal>) -> Response {
    let language = viewer.language;
    let asked = draft.asked();
    let certain: Vec<(&Attendee, Uuid)> = draft.people.iter().filter_map(|(person, found)| if let Match::Certain(id) = found { Some((person, *id)) } else { None }).collect();
    let crew: Vec<String> = draft.people.iter().filter(|(_, found)| *found == Match::Crew).map(|(person, _)| person.shown()).collect();
    let expected = draft.candidates.iter().filter(|candidate| candidate.listed.expected);
    let first_time = fields.get("seen").is_empty();
    let format = draft.shown.event.format;
    let context = context! {
        event => event_value(&draft.shown),
        session => session_value(&draft.session),
        list => draft.of.list(),
        imports => draft.of.path(),
        here => draft.path(),
        file => draft.import.file_name.as_str(),
        seen => draft.seen(),
        report => draft.report.as_ref().ok().map(|report| report_value(language, draft, report)),
        unreadable => draft.report.as_ref().err().map(|fault| fault.code()),
        limit => crate::documents::attendance_report::MOST_ROWS,
        zones => zones(draft),
        zone => draft.import.zone.as_deref().unwrap_or(&draft.session.time_zone),
        total => draft.people.len(),
        asked_count => asked.len(),
        asked => asked.iter().take(MOST_ASKED).map(|at| asked_value(language, draft, fields, *at)).collect::<Vec<_>>(),
        left_out => asked.len().saturating_sub(MOST_ASKED),
        certain_count => certain.len(),
        certain => certain.into_iter().take(MOST_SHOWN).map(|(person, id)| certain_value(draft, person, id)).collect::<Vec<_>>(),
        crew,
        replay => draft.people.iter().filter(|(person, _)| person.stays.contains(&Stay::Replay)).count(),
        elsewhere => draft.is_elsewhere(),
        names => expected.take(MOST_NAMES).map(label).collect::<Vec<_>>(),
        together => (0..TOGETHER).map(|at| context! { at, whose => fields.get(&format!("at-{at}")), with => fields.get(&format!("with-{at}")) }).collect::<Vec<_>>(),
        rest_absent => if first_time { format == EventFormat::Online } else { fields.checked("rest_absent") },
        another_time => fields.checked("another_time"),
        labels => labels(language, draft, faults),
        errors => value(&faults.0),
        refusal => refusal.map(Refusal::key),
    };
    desk_page(site, viewer, signed_in, status, "desk/attendance_draft.html", context)
}

/// In the summary on top, each fault is about somebody.
fn labels(language: Language, draft: &Draft, faults: &FieldErrors) -> BTreeMap<String, String> {
    let label = |field: &str| {
        let number = field.split_once('-').and_then(|(_, number)| number.parse::<usize>().ok());
        match (field.split('-').next(), number.and_then(|at| draft.people.get(at))) {
            (Some("who" | "other"), Some((person, _))) => person.shown(),
            (Some("at" | "with"), _) => text(language, "attendance-import-together"),
            _ => text(language, "attendance-import-another-time"),
        }
    };
    faults.0.iter().map(|fault| (fault.field.clone(), label(&fault.field))).collect()
}

fn zones(draft: &Draft) -> Vec<Value> {
    let own = draft.session.time_zone.as_str();
    std::iter::once(own).chain(ZONES.into_iter().filter(|zone| *zone != own)).map(|zone| context! { value => zone, label => zone.replace('_', " ") }).collect()
}

fn report_value(language: Language, draft: &Draft, report: &Report) -> Value {
    let kinds = std::iter::once(("", text(language, "attendance-import-nothing")))
        .chain(Holds::ALL.map(|holds| (holds.code(), text(language, &format!("attendance-import-holds-{}", holds.code())))));
    let kinds: Vec<Value> = kinds.map(|(code, label)| context! { value => code, label }).collect();
    let columns = report.columns.iter().enumerate().map(|(at, column)| {
        context! { field => format!("column_{at}"), number => at + 1, heading => column.heading.as_str(), sample => column.sample.join(" · ").chars().take(120).collect::<String>(), holds => column.holds.map_or("", Holds::code) }
    });
    let order = report.days.order.map(|order| match order {
        DateOrder::DayFirst => "day",
        DateOrder::MonthFirst => "month",
        DateOrder::YearFirst => "year",
    });
    context! {
        tool => report.tool.code(),
        unclear => report.unclear,
        said => draft.import.columns.is_some(),
        kinds,
        columns => columns.collect::<Vec<_>>(),
        order => order.filter(|_| report.days.could_be_either),
        another => report.days.another.and_then(|day| day.at(12, 0, 0, 0).in_tz(&draft.session.time_zone).ok()).map(|noon| noon.timestamp().to_string()),
        zone_named => report.days.zone_named,
        has_times => !report.columns.is_empty(),
        unread_count => report.unread.len(),
        unread => report.unread.iter().take(MOST_UNREAD).map(|unread| context! { row => unread.row, code => unread.code, text => unread.text.as_str() }).collect::<Vec<_>>(),
    }
}

/// Minutes and mark, as they would count alone.
fn counted(draft: &Draft, person: &Attendee) -> Value {
    let facts = draft.facts(&person.stays, false);
    let found = draft.presence(&facts);
    context! {
        minutes => found.and_then(|found| found.seconds).map(|seconds| seconds / 60),
        mark => found.map(|found| found.mark.code()),
    }
}

fn certain_value(draft: &Draft, person: &Attendee, id: Uuid) -> Value {
    let candidate = draft.candidate(id);
    context! { name => candidate.map(name), organisation => candidate.and_then(|candidate| candidate.organisation.clone()), counted => counted(draft, person) }
}

fn asked_value(language: Language, draft: &Draft, fields: &Fields, at: usize) -> Value {
    let (person, found) = &draft.people[at];
    let option = |id: &Uuid| draft.candidate(*id).map(|candidate| context! { value => id.to_string(), label => label(candidate) });
    let (kind, proposed, near): (&str, Vec<Uuid>, Vec<Uuid>) = match found {
        Match::Proposed(id) => ("proposed", vec![*id], Vec::new()),
        Match::Namesakes(ids) => ("namesakes", ids.clone(), Vec::new()),
        Match::Unknown(near) => ("unknown", Vec::new(), near.clone()),
        Match::Certain(_) | Match::Crew => ("unknown", Vec::new(), Vec::new()),
    };
    let expected = |id: &&Uuid| draft.candidate(**id).is_some_and(|candidate| candidate.listed.expected);
    let mut options: Vec<Value> = proposed.iter().chain(near.iter().filter(expected)).filter_map(option).collect();
    if let Some(newcomer) = draft.newcomer(at) {
        let organisation = FluentValue::from(newcomer.organisation);
        options.push(context! { value => NEW, label => text_with(language, "attendance-import-new", [("organisation", organisation)]) });
    }
    options.push(context! { value => "nobody", label => text(language, "attendance-import-nobody") });
    if kind == "namesakes" {
        options.insert(0, context! { value => "", label => text(language, "attendance-import-choose") });
    }
    let usual = match found {
        Match::Proposed(id) => id.to_string(),
        Match::Namesakes(_) => String::new(),
        _ => "nobody".to_owned(),
    };
    let said = fields.get(&format!("who-{at}"));
    let hint = |id: &Uuid| draft.candidate(*id).map(|candidate| context! { name => label(candidate), status => value(candidate.status) });
    context! {
        at,
        kind,
        name => person.shown(),
        address => person.addresses.first(),
        phone => person.names.iter().any(|name| is_phone(name)),
        counted => counted(draft, person),
        options,
        who => if fields.get("seen").is_empty() { usual.as_str() } else { said },
        other => fields.get(&format!("other-{at}")),
        near => near.iter().filter(|id| !expected(id)).filter_map(hint).collect::<Vec<_>>(),
    }
}
