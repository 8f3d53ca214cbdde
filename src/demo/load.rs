//! Puts the demo's programmes, events and registrations into the database, through the same actions as the desk
//! and the registration form, so that history, invitations and mails are real.

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::asked;
use super::bulk::{Bulk, Cancelled, Told};
use super::chance::Chance;
use super::course::{self, Venues};
use super::evaluations;
use super::events::{EVENTS, Ending, Event, PROGRAMMES, Session, moment};
use super::people::{FUNCTIONS, somebody};
use super::rights;
use super::showcase;
use crate::actions::Acting;
use crate::actions::event::{EventDetails, SessionAttendance, SessionDetails, add_session, cancel, create, publish};
use crate::actions::registration::register::{OrganisationChoice, Participant, RegistrationRequest};
use crate::app::App;
use crate::entity::event::EventFormat;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::{Moment, event, organisation, person, programme, registration, session};
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::letter::CancelledBy;
use crate::rules::names::{EmailAddress, PersonName, Slug, WebAddress};
use crate::rules::places::Share;
use crate::rules::price::InvoiceData;
use crate::rules::registration_rules::Consents;
use crate::rules::search_text::fold;

/// Of the demo's people.
const SEED: u64 = 1;

/// Whole municipalities whose people come to the demo's events.
const PLACES: [(&str, &str); 16] = [
    ("Roeselare", "roeselare"),
    ("Mechelen", "mechelen"),
    ("Gent", "gent"),
    ("Genk", "genk"),
    ("Leuven", "leuven"),
    ("Malle", "malle"),
    ("Turnhout", "turnhout"),
    ("Kortrijk", "kortrijk"),
    ("Aalst", "aalst"),
    ("Merelbeke-Melle", "merelbeke-melle"),
    ("Hasselt", "hasselt"),
    ("Dilbeek", "dilbeek"),
    ("Oostende", "oostende"),
    ("Pajottegem", "pajottegem"),
    ("Brugge", "brugge"),
    ("Sint-Niklaas", "sint-niklaas"),
];

/// Loads everything.
///
/// # Errors
/// The database's.
pub async fn events(app: &App, acting: Acting) -> Result<(), Error> {
    let programmes = programmes(app).await?;
    if let Some(first) = programmes.first() {
        showcase::logo(app, acting, *first).await?;
    }
    let organisations = organisations(app).await?;
    let venues = course::venues(app, acting).await?;
    for (number, shown) in EVENTS.iter().enumerate() {
        let programme_id = PROGRAMMES.iter().position(|programme| programme.slug == shown.programme).and_then(|position| programmes.get(position).copied());
        one(app, acting, shown, number as u64, programme_id, &organisations, &venues).await?;
    }
    evaluations::load(app, acting).await?;
    rights::load(app, acting).await
}

async fn programmes(app: &App) -> Result<Vec<Uuid>, Error> {
    let now = app.clock.now();
    let rows: Vec<programme::Model> = PROGRAMMES.iter().map(|programme| programme.row(app.clock.id(), programme.slug.to_owned(), now)).collect();
    let ids = rows.iter().map(|row| row.id).collect();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                programme::Entity::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await?;
    Ok(ids)
}

/// Ids of the municipalities, in the order of [`PLACES`].
async fn organisations(app: &App) -> Result<Vec<Option<Uuid>>, Error> {
    let rows: Vec<(String, Uuid)> = organisation::Entity::find()
        .filter(organisation::Column::Kind.eq("Gemeente"))
        .filter(organisation::Column::Active.eq(true))
        .filter(organisation::Column::Name.is_in(PLACES.map(|(name, _)| name)))
        .order_by_asc(organisation::Column::Id)
        .select_only()
        .columns([organisation::Column::Name, organisation::Column::Id])
        .into_tuple()
        .all(app.db.reader())
        .await?;
    Ok(PLACES.iter().map(|(name, _)| rows.iter().find(|(found, _)| found == name).map(|(_, id)| *id)).collect())
}

async fn one(app: &App, acting: Acting, shown: &Event, number: u64, programme_id: Option<Uuid>, organisations: &[Option<Uuid>], venues: &Venues) -> Result<(), Error> {
    let now = app.clock.now();
    let mut sessions = Vec::with_capacity(shown.sessions.len());
    for session in shown.sessions {
        sessions.push(session_details(session, now, venues)?);
    }
    let mut sessions = sessions.into_iter();
    let id = create::create(app, acting, details(shown, now, programme_id)?, sessions.next()).await?;
    for session in sessions {
        add_session::add_session(app, acting, id, session).await?;
    }
    showcase::decorate(app, acting, shown.slug, id).await?;
    if shown.ending == Ending::Draft {
        return Ok(());
    }
    publish::publish(app, acting, id, version(app, id).await?).await?;
    asked::questions(app, acting, shown.slug, id).await?;
    match shown.ending {
        Ending::Draft => {}
        Ending::Open(people) => register(app, shown, number, people + showcase::waiting(shown.slug), organisations).await?,
        Ending::Closed(people) => {
            register(app, shown, number, people, organisations).await?;
            close(app, id, now - SignedDuration::from_hours(20)).await?;
        }
        Ending::Cancelled(people, reason) => {
            register(app, shown, number, people, organisations).await?;
            cancel::cancel(app, acting, id, version(app, id).await?, Some(reason.to_owned())).await?;
        }
        Ending::Past(people) => {
            past(app, id, shown, number, people, organisations).await?;
            showcase::attendance(app, acting, id).await?;
        }
    }
    Ok(())
}

fn session_details(session: &Session, now: Timestamp, venues: &Venues) -> Result<SessionDetails, Error> {
    let join_url = session.join_url.map(WebAddress::parse).transpose().map_err(|fault| anyhow::anyhow!("a demo link: {}", fault.code()))?;
    Ok(SessionDetails {
        title: session.title.map(ToOwned::to_owned),
        starts_at: moment(now, session.day, session.from, session.zone),
        ends_at: moment(now, session.day, session.to, session.zone),
        time_zone: session.zone.to_owned(),
        place: session.place.map(ToOwned::to_owned),
        address: session.address.map(ToOwned::to_owned),
        place_hidden: false,
        venue: session.place.and_then(|place| venues.iter().find(|(name, _)| *name == place)).map(|(_, id)| *id),
        join_url,
        attendance: SessionAttendance::All,
        capacity: None,
    })
}

fn details(shown: &Event, now: Timestamp, programme_id: Option<Uuid>) -> Result<EventDetails, Error> {
    let fault = |fault: crate::rules::names::Fault| anyhow::anyhow!("demo event {}: {}", shown.slug, fault.code());
    let noon = |days: i32| moment(now, days, (12, 0), super::events::BRUSSELS);
    Ok(EventDetails {
        title: shown.title.to_owned(),
        summary: shown.summary.to_owned(),
        description: shown.description.to_owned(),
        kind: shown.kind,
        format: shown.format,
        language: shown.language,
        programme_id,
        capacity: shown.capacity,
        registration_opens_at: shown.opens.map(noon),
        registration_closes_at: shown.closes.map(noon),
        contact_name: Some(shown.contact.0.to_owned()),
        contact_email: Some(EmailAddress::parse(shown.contact.1).map_err(fault)?),
        slug: Some(Slug::parse(shown.slug).map_err(fault)?),
        ..EventDetails::default()
    })
}

async fn version(app: &App, id: Uuid) -> Result<i32, Error> {
    let version = event::Entity::find_by_id(id).select_only().column(event::Column::Version).into_tuple().one(app.db.reader()).await?;
    version.ok_or(Error::NotFound)
}

/// So many people register at once; they share a few commits.
async fn register(app: &App, shown: &Event, number: u64, people: u32, organisations: &[Option<Uuid>]) -> Result<(), Error> {
    let mut requests = Vec::new();
    for position in 0..people {
        requests.push(form(shown, participant(shown, number, u64::from(position), organisations)?));
    }
    for answer in join_all(requests.into_iter().map(|request| app.registrar.register(request))).await {
        answer?;
    }
    Ok(())
}

fn participant(shown: &Event, number: u64, position: u64, organisations: &[Option<Uuid>]) -> Result<Participant, Error> {
    let mut chance = Chance::of(SEED, &[number, position]);
    let person = somebody(&mut chance, shown.language);
    // From place to place, so that an event shows many and a person's address fits the place.
    let place = usize::try_from((position + number * 5) % PLACES.len() as u64).unwrap_or(0);
    let organisation = organisations.get(place).copied().flatten().map_or_else(|| OrganisationChoice::Named(PLACES[place].0.to_owned()), OrganisationChoice::Known);
    let fault = |fault: crate::rules::names::Fault| anyhow::anyhow!("a demo person: {}", fault.code());
    // Whoever came to a past event is written as a new person, so that nobody may have the address already.
    let mark = if matches!(shown.ending, Ending::Past(_)) { (position + 16).to_string() } else { String::new() };
    let remark = (shown.language == Language::Nl && chance.percent(12))
        .then(|| (*chance.one(&["Ik eet vegetarisch.", "Ik kom met de trein, wellicht vijf minuten later.", "Mag ik een collega meebrengen?"])).to_owned());
    Ok(Participant {
        first_name: PersonName::parse(person.first_name).map_err(fault)?,
        last_name: PersonName::parse(person.last_name).map_err(fault)?,
        email: EmailAddress::parse(&person.address(&mark, PLACES[place].1)).map_err(fault)?,
        organisation: if position % 9 == 8 { OrganisationChoice::Named("Dorpsraad Kustwijk vzw".to_owned()) } else { organisation },
        function_category: Some((*chance.one(&FUNCTIONS)).to_owned()),
        job_title: person.job_title.map(ToOwned::to_owned),
        language: person.language,
        attendance_mode: (shown.format == EventFormat::Hybrid).then(|| if chance.percent(60) { AttendanceMode::Onsite } else { AttendanceMode::Online }),
        sessions: Vec::new(),
        answers: showcase::answers(shown.slug, position),
        remarks: remark,
        speaker_question: asked::to_the_speaker(shown.slug, position),
        diet: None,
        access: None,
        consents: Consents { informed: position % 2 == 1, ..Consents::default() },
    })
}

/// Somebody registers themselves.
fn form(shown: &Event, participant: Participant) -> RegistrationRequest {
    RegistrationRequest {
        event_slug: shown.slug.to_owned(),
        booker: None,
        participants: vec![participant],
        together: true,
        accepts_waiting: true,
        key: None,
        submission: None,
        invoice: InvoiceData::default(),
    }
}

/// Those who registered for what is over, with the mails they had.
async fn past(app: &App, id: Uuid, shown: &Event, number: u64, people: u32, organisations: &[Option<Uuid>]) -> Result<(), Error> {
    let event = event::Entity::find_by_id(id).one(app.db.reader()).await?.ok_or(Error::NotFound)?;
    let sessions = session::Entity::of(id).all(app.db.reader()).await?;
    let programme = PROGRAMMES.iter().find(|programme| programme.slug == shown.programme).map(super::events::Programme::facts);
    let starts_at = event.starts_at.map_or_else(|| app.clock.now(), |moment| moment.0);
    let told = Told::of(event, programme.as_ref(), &sessions);
    let mut bulk = Bulk::default();
    let mut stayed = 0;
    for position in 0..u64::from(people) {
        let mut chance = Chance::of(SEED, &[number, position, 1]);
        let request = participant(shown, number, position, organisations)?;
        let registered_at = starts_at - SignedDuration::from_hours(chance.between(30, 600));
        let names = (request.first_name.as_str(), request.last_name.as_str());
        let share = match &request.organisation {
            OrganisationChoice::Known(id) => Share::Known(*id),
            OrganisationChoice::Named(name) => Share::Named(fold(name)),
        };
        let person = person::Model::new(chance.id(registered_at), &request.email, names, request.language.code(), &share, registered_at.into());
        let cancelled = (position % 11 == 5).then(|| Cancelled { at: registered_at + SignedDuration::from_hours(24), by: CancelledBy::Participant, reason: None });
        stayed += i32::from(cancelled.is_none());
        let place = PLACES[usize::try_from((position + number * 5) % PLACES.len() as u64).unwrap_or(0)].0;
        let organisation = matches!(request.organisation, OrganisationChoice::Known(_)).then_some(place);
        bulk.add(app, &mut chance, &told, past_registration(request, &person, registered_at), organisation, cancelled.as_ref())?;
        bulk.add_person(person);
    }
    let rows = bulk.take();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                rows.insert(transaction).await?;
                event::Entity::update_many().col_expr(event::Column::PlacesTaken, Expr::value(stayed)).filter(event::Column::Id.eq(id)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
}

fn past_registration(request: Participant, person: &person::Model, registered_at: Timestamp) -> registration::Model {
    let (organisation_id, organisation_text) = match request.organisation {
        OrganisationChoice::Known(id) => (Some(id), None),
        OrganisationChoice::Named(name) => (None, Some(name)),
    };
    registration::Model {
        id: Uuid::nil(),
        event_id: Uuid::nil(),
        person_id: person.id,
        status: RegistrationStatus::Confirmed,
        email: person.email.clone(),
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        name_folded: fold(&format!("{} {}", person.first_name, person.last_name)),
        organisation_id,
        organisation_folded: organisation_text.as_deref().map(fold),
        organisation_text,
        function_category: request.function_category,
        job_title: request.job_title,
        language: person.language.clone(),
        attendance_mode: request.attendance_mode,
        remarks: request.remarks,
        submission_hash: None,
        holds_place: true,
        overbooked: false,
        queued_at: None,
        approved_at: None,
        offer_expires_at: None,
        booking_id: None,
        waits_together: false,
        photo_consent_at: None,
        list_consent_at: None,
        informed_consent_at: request.consents.informed.then(|| registered_at.into()),
        token_generation: 0,
        token_hash: Vec::new(),
        version: 0,
        created_at: registered_at.into(),
        updated_at: registered_at.into(),
    }
}

/// Registration ended at that moment.
async fn close(app: &App, id: Uuid, at: Timestamp) -> Result<(), Error> {
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                event::Entity::update_many().col_expr(event::Column::RegistrationClosesAt, Expr::value(Moment(at))).filter(event::Column::Id.eq(id)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
}
