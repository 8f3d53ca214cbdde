//! Reminders and follow-ups of an event: the rules in words with their next moments, what was sent, the materials.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;
use jiff::Timestamp;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, value};
use super::reminder_form;
use super::session_form::Values;
use crate::actions::reminder::{day_of, meeting, of_same_day, remove_rule, save_rule, usual};
use crate::entity::event::EventStatus;
use crate::entity::{reminder_rule, session};
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::reminder_list::{ReminderList, reminder_list};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::reminders::{Anchor, Audience, Kind, Meeting, ReminderRule, Standing, Unit};
use crate::text::dates::{date_and_time, local};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub fn path(event: Uuid) -> String {
    format!("{}/reminders", links::desk_event(event))
}

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    render(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, None).await
}

async fn render(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, event_id).await?;
    let reminders = reminder_list(&site.app.db, event_id, &shown.sessions).await?;
    let words = Words { site, language: viewer.language, shown: &shown, reminders: &reminders };
    let context = context! {
        event => event_value(&shown),
        rules => reminders.rules.iter().filter_map(|row| words.rule(row)).collect::<Vec<_>>(),
        materials => reminders.materials.iter().map(|material| material.title.clone()).collect::<Vec<_>>(),
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/reminders.html", context))
}

pub fn event_value(shown: &DeskEvent) -> Value {
    let event = &shown.event;
    context! {
        id => event.id.to_string(),
        title => event.title.as_str(),
        language => event.language.as_str(),
        status => value(event.status),
        format => value(event.format),
        open => event.status != EventStatus::Cancelled,
    }
}

pub async fn use_usual(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match usual::use_usual(&site.app, signed_in.acting, event_id).await {
        Ok(()) => Ok(done(&path(event_id), "usual-reminders")),
        Err(Error::Refused(refusal)) => render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn remove(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, rule)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match remove_rule::remove_rule(&site.app, signed_in.acting, event_id, id(&rule)?, fields.version()).await {
        Ok(()) => Ok(done(&path(event_id), "reminder-removed")),
        Err(Error::Refused(refusal)) => render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let form = Form { values: reminder_form::blank(), ..Form::default() };
    form.show(&site, &viewer, &signed_in, StatusCode::OK, id(&event)?).await
}

pub async fn edit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, rule)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let saved = saved(&site, event_id, id(&rule)?).await?;
    let form = Form { values: reminder_form::of(&saved), rule: Some(saved.id), version: saved.version, ..Form::default() };
    form.show(&site, &viewer, &signed_in, StatusCode::OK, event_id).await
}

/// The rule as it is now.
async fn saved(site: &Site, event_id: Uuid, rule: Uuid) -> Result<reminder_rule::Model, Error> {
    let reminders = reminder_list(&site.app.db, event_id, &[]).await?;
    reminders.rules.into_iter().find(|row| row.id == rule).ok_or(Error::NotFound)
}

pub async fn add(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, None, form).await
}

pub async fn save(state: State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, rule)): Path<(String, String)>, form: DeskForm) -> Result<Response, PageError> {
    submit(state.0, viewer, signed_in, id(&event)?, Some(id(&rule)?), form).await
}

async fn submit(site: Site, viewer: Viewer, signed_in: SignedIn, event_id: Uuid, rule: Option<Uuid>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let version = fields.version();
    let values = reminder_form::typed(&fields);
    let mut faults = FieldErrors::default();
    let result = match reminder_form::read(&fields, &mut faults) {
        Some(read) => save_rule::save_rule(&site.app, signed_in.acting, event_id, rule.map(|id| (id, version)), read).await,
        None => Err(Error::Invalid(faults)),
    };
    let form = Form { values, rule, version, ..Form::default() };
    match result {
        Ok(_) => Ok(done(&path(event_id), "reminder-saved")),
        Err(Error::Invalid(faults)) => Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, event_id).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            // A rule that was taken out meanwhile cannot be saved again.
            let saved = saved(&site, event_id, rule.ok_or(Error::NotFound)?).await?;
            let met =
                conflict(&site.app.db, viewer.language, event_id, &in_words(viewer.language, reminder_form::of(&saved)), &in_words(viewer.language, form.values.clone())).await?;
            Form { version: saved.version, conflict: met, ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, event_id).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The choices with their labels instead of their codes.
fn in_words(language: Language, mut values: Values) -> Values {
    for (name, prefix) in [("letter", "desk-letter"), ("unit", "desk-reminder-unit"), ("audience", "desk-reminder-to")] {
        let code = values.get(name).cloned().unwrap_or_default();
        values.insert(name, text(language, &format!("{prefix}-{code}")));
    }
    values
}

struct Form {
    values: Values,
    faults: FieldErrors,
    /// `None`: a new one.
    rule: Option<Uuid>,
    version: i32,
    conflict: Value,
}

impl Default for Form {
    fn default() -> Self {
        Self { values: Values::new(), faults: FieldErrors::default(), rule: None, version: 0, conflict: Value::from(()) }
    }
}

impl Form {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, event_id: Uuid) -> Result<Response, PageError> {
        let shown = desk_event(&site.app.db, event_id).await?;
        let language = viewer.language;
        let choice = |prefix: &str, code: &str| context! { value => code, label => text(language, &format!("{prefix}-{code}")) };
        let context = context! {
            event => event_value(&shown),
            zone => shown.zone(&site.app.config.time_zone),
            rule => self.rule.map(|id| id.to_string()),
            version => self.version,
            values => value(&self.values),
            letters => Kind::ALL.into_iter().map(|kind| choice("desk-reminder-kind", kind.code())).collect::<Vec<_>>(),
            units => Unit::ALL.into_iter().map(|unit| choice("desk-reminder-unit", unit.code())).collect::<Vec<_>>(),
            audiences => Audience::ALL.into_iter().map(|audience| choice("desk-reminder-to", audience.code())).collect::<Vec<_>>(),
            labels => labels(language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/reminder.html", context))
    }
}

/// What is needed to put rules into words.
struct Words<'w> {
    site: &'w Site,
    language: Language,
    shown: &'w DeskEvent,
    reminders: &'w ReminderList,
}

impl Words<'_> {
    fn rule(&self, row: &reminder_rule::Model) -> Option<Value> {
        let rule = row.rule()?;
        let anchor = match rule.anchor {
            Anchor::BeforeStart => "before",
            Anchor::AfterEnd => "after",
        };
        let amount = FluentValue::from(i64::from(rule.amount));
        let when = text_with(self.language, &format!("desk-reminder-{anchor}-{}", rule.unit.code()), [("amount", amount)]);
        let when = match rule.at {
            Some(at) => text_with(self.language, "desk-reminder-at", [("when", FluentValue::from(when)), ("time", FluentValue::from(format!("{}:{:02}", at.hour(), at.minute())))]),
            None => when,
        };
        Some(context! {
            id => row.id.to_string(),
            version => row.version,
            letter => row.letter.as_str(),
            when,
            to => text(self.language, &format!("desk-reminder-to-{}", rule.audience.code())),
            moments => self.days().into_iter().filter_map(|day| self.moment(row, &rule, &day)).collect::<Vec<_>>(),
        })
    }

    /// The sessions, those of one day together.
    fn days(&self) -> Vec<Vec<&session::Model>> {
        let mut days: Vec<Vec<&session::Model>> = Vec::new();
        for session in &self.shown.sessions {
            if days.iter().flatten().all(|known| day_of(known) != day_of(session)) {
                days.push(of_same_day(&self.shown.sessions, session).collect());
            }
        }
        days
    }

    /// What the rule did or will do for one day; `None`: it has nothing to do with that day.
    fn moment(&self, row: &reminder_rule::Model, rule: &ReminderRule, day: &[&session::Model]) -> Option<Value> {
        let concerned: Vec<&session::Model> = day.iter().copied().filter(|session| rule.kind != Kind::Joining || session.join_url.is_some()).collect();
        let calling = match rule.anchor {
            Anchor::BeforeStart => concerned.first().copied(),
            Anchor::AfterEnd => concerned.iter().copied().max_by_key(|session| (session.ends_at, session.id)),
        }?;
        let event = &self.shown.event;
        // A draft shows what will be once it is public.
        let meeting = Meeting { public: event.status != EventStatus::Cancelled, ..meeting(event, &self.shown.sessions, calling) };
        let app = &self.site.app;
        let standing = rule.standing(&meeting, row.since.0, app.clock.now(), app.config.follow_up_latest);
        let sent = self.reminders.sent.get(&(row.id, day_of(calling).to_string()));
        let people = self.reminders.people(&concerned, rule.kind == Kind::Joining);
        let finished = |due: Timestamp| self.reminders.rounds.get(&(row.id, calling.id)).is_some_and(|round| round.finished_at.is_some() && round.due_at.0 == due);
        let to_all = !rule.audience.needs_attendance();
        let words = |key: &str, at: Timestamp| self.at(key, at, &calling.time_zone, people);
        let (state, words) = match (standing, sent) {
            (Standing::Ahead(at), None) => ("ahead", words(if to_all { "desk-reminder-ahead" } else { "desk-reminder-ahead-audience" }, at)),
            (Standing::AwaitsAttendance(at), None) => ("awaits", words("desk-reminder-awaits", at)),
            (Standing::Due(due), None) if finished(due) => ("done", text(self.language, "desk-reminder-nobody")),
            (Standing::Due(_), None) => ("ahead", text(self.language, "desk-reminder-now")),
            (Standing::Pointless(why), None) => ("pointless", text(self.language, &format!("desk-reminder-pointless-{}", why.code()))),
            (_, Some(sent)) => ("sent", self.at("desk-reminder-sent", sent.at.0, &calling.time_zone, u64::try_from(sent.people).unwrap_or(0))),
        };
        Some(context! { session => super::overview::session_value(calling), sessions => concerned.len(), state, words })
    }

    fn at(&self, key: &str, at: Timestamp, zone: &str, people: u64) -> String {
        let moment = local(at, zone);
        text_with(
            self.language,
            key,
            [("moment", FluentValue::from(date_and_time(self.language, &moment))), ("count", FluentValue::from(i64::try_from(people).unwrap_or(i64::MAX)))],
        )
    }
}
