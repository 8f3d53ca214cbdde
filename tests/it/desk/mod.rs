//! The desk, as organisers use it.

mod editing;
mod following;
mod letters;
mod mail;
mod one_mail;
mod participants;
mod questions;
mod registrations;
mod roles;
mod rules;
mod sessions;
mod signing_in;
mod waiting;

use belfry::actions::registration::register::{OrganisationChoice, Participant, RegistrationRequest};
use belfry::entity::{audit_entry, registration, session};
use belfry::rules::names::PersonName;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use crate::support::browser_form::BrowserForm;
use crate::support::{Page, TestApp, TestEvent, Visitor};

/// The form for a new activity, filled in for the webinar of the stories.
async fn webinar(nele: &Visitor) -> BrowserForm {
    nele.get("/desk/events/new").await.expect(200).form("form#event").with_all(&[
        ("title", "Right to Challenge: lessen uit drie gemeenten"),
        ("kind", "webinar"),
        ("format", "online"),
        ("capacity", "200"),
        ("closes_date", "8/3/2027"),
        ("closes_time", "12u00"),
        ("date", "9/3/2027"),
        ("start", "10u"),
        ("end", "11.30"),
        ("join_url", "https://meeting.example/secret-room-4711"),
    ])
}

/// Saves the form and gives the event's overview.
async fn saved(nele: &Visitor, form: &BrowserForm) -> Page {
    let answer = nele.sends(form).await.expect(303);
    nele.follows(answer).await.expect(200)
}

/// The path of an event's overview from a page that is it.
fn path(overview: &Page) -> String {
    overview.path.split('?').next().unwrap_or_default().to_owned()
}

fn overview(event: &TestEvent) -> String {
    format!("/desk/events/{}", event.id)
}

/// The form of one section of its page.
fn section(event: &TestEvent, name: &str) -> String {
    format!("/desk/events/{}/edit/{name}", event.id)
}

fn session_path(event: &TestEvent, at: usize, verb: &str) -> String {
    format!("/desk/events/{}/sessions/{}/{verb}", event.id, event.sessions[at].id)
}

/// The actions in the audit log, in order.
async fn audit(app: &TestApp) -> Vec<audit_entry::Model> {
    audit_entry::Entity::find().order_by_asc(audit_entry::Column::Id).all(app.db.reader()).await.expect("entries")
}

async fn session_row(app: &TestApp, event: &TestEvent, at: usize) -> session::Model {
    session::Entity::find_by_id(event.sessions[at].id).one(app.db.reader()).await.expect("an answer").expect("a session")
}

/// What the page says is wrong with a field.
fn fault(page: &Page, field: &str) -> String {
    page.all(&format!("#{field}-error")).join(" ")
}

/// Somebody who registers, of that name and organisation.
fn person(name: &str, organisation: &str) -> Participant {
    Participant {
        first_name: PersonName::parse(name).expect("a name"),
        last_name: PersonName::parse("Peeters").expect("a name"),
        organisation: OrganisationChoice::Named(organisation.to_owned()),
        function_category: Some("staff".to_owned()),
        ..crate::registration::participant(&format!("{}@gemeente.example", name.to_lowercase()))
    }
}

/// Registers these people together, waiting if they must; gives the first one's registration.
async fn registers(app: &TestApp, event: &TestEvent, people: Vec<Participant>) -> registration::Model {
    let email = people[0].email.key();
    let request = RegistrationRequest { event_slug: event.slug.clone(), booker: None, participants: people, together: true, accepts_waiting: true, key: None, submission: None };
    app.registrar.register(request).await.expect("registered");
    of(app, event, &email).await
}

/// The latest registration of an address for an event.
async fn of(app: &TestApp, event: &TestEvent, email: &str) -> registration::Model {
    let found = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event.id))
        .filter(registration::Column::Email.eq(email))
        .order_by_desc(registration::Column::Id)
        .one(app.db.reader())
        .await;
    found.expect("an answer").expect("a registration")
}

fn registration_path(registration: &registration::Model) -> String {
    format!("/desk/registrations/{}", registration.id)
}
