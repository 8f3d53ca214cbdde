//! Messages of organisers to a group: written at the desk, sent once to each, and how one gets no more of them.

mod crash;
mod desk;
mod sending;
mod unsubscribing;

use belfry::actions::Acting;
use belfry::actions::message::MessageDetails;
use belfry::actions::message::save::save;
use belfry::actions::message::send::send;
use belfry::entity::message::{self, MessageState};
use belfry::entity::outbox::{self, OutboxState};
use belfry::entity::registration::{self, RegistrationStatus};
use belfry::entity::{event, organiser, person};
use belfry::rules::language::Language;
use belfry::rules::message::{MessageText, MessageTexts};
use belfry::rules::message_filter::MessageFilter;
use belfry::rules::permission::Role;
use belfry::rules::search_text::fold;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use crate::support::{TestApp, TestEvent};

/// The page of an event's messages.
fn path(event: &TestEvent) -> String {
    format!("/desk/events/{}/messages", event.id)
}

/// Nele, who runs events, without a browser.
async fn acting(app: &TestApp) -> Acting {
    let known = organiser::Entity::find().one(app.db.reader()).await.expect("an answer");
    if known.is_none() {
        app.organiser().await;
    }
    let organiser = organiser::Entity::find().one(app.db.reader()).await.expect("an answer").expect("Nele");
    Acting { organiser_id: organiser.id, role: Role::Organiser }
}

fn text(language: Language, subject: &str, body: &str) -> MessageText {
    MessageText { language, subject: subject.to_owned(), body: body.to_owned() }
}

/// A Dutch text to everybody with a place.
fn details(subject: &str, body: &str) -> MessageDetails {
    MessageDetails { texts: MessageTexts(vec![text(Language::Nl, subject, body)]), filter: MessageFilter::confirmed() }
}

/// Saves and sends, at once or at a moment.
async fn sent(app: &TestApp, event: &TestEvent, details: MessageDetails, at: Option<Timestamp>) -> Uuid {
    let acting = acting(app).await;
    let id = save(app.app(), acting, event.id, None, details).await.expect("a draft");
    send(app.app(), acting, event.id, id, 1, at).await.expect("on its way");
    id
}

async fn message(app: &TestApp, id: Uuid) -> message::Model {
    message::Entity::find_by_id(id).one(app.db.reader()).await.expect("an answer").expect("a message")
}

async fn state(app: &TestApp, id: Uuid) -> MessageState {
    message(app, id).await.state
}

async fn mails(app: &TestApp, id: Uuid) -> Vec<outbox::Model> {
    outbox::Entity::find().filter(outbox::Column::OrganiserMessageId.eq(id)).order_by_asc(outbox::Column::Id).all(app.db.reader()).await.expect("mails")
}

async fn mails_in(app: &TestApp, id: Uuid, state: OutboxState) -> u64 {
    outbox::Entity::find().filter(outbox::Column::OrganiserMessageId.eq(id)).filter(outbox::Column::State.eq(state)).count(app.db.reader()).await.expect("a count")
}

/// Registrations that are simply there, written past the product: `{name}{number}@gemeente.example`.
async fn people(app: &TestApp, event: &TestEvent, name: &str, count: usize, status: RegistrationStatus) -> Vec<registration::Model> {
    let now = app.clock.now().into();
    let rows: Vec<(person::Model, registration::Model)> = (0..count)
        .map(|number| {
            let email = format!("{name}{number}@gemeente.example");
            let (person_id, id) = (app.clock.id(), app.clock.id());
            let address = belfry::rules::names::EmailAddress::parse(&email).expect("an address");
            let nowhere = belfry::rules::places::Share::Named(String::new());
            let person = person::Model::new(person_id, &address, ("Maria", &format!("Nummer {number}")), "nl", &nowhere, now);
            let registration = registration::Model {
                id,
                event_id: event.id,
                person_id,
                status,
                email,
                first_name: "Maria".to_owned(),
                last_name: format!("Nummer {number}"),
                name_folded: fold(&format!("Maria Nummer {number}")),
                organisation_id: None,
                organisation_text: Some("Gemeente Voorbeeldegem".to_owned()),
                function_category: None,
                job_title: None,
                language: "nl".to_owned(),
                attendance_mode: None,
                remarks: None,
                submission_hash: None,
                holds_place: status == RegistrationStatus::Confirmed,
                overbooked: false,
                queued_at: None,
                approved_at: None,
                offer_expires_at: None,
                booking_id: None,
                waits_together: false,
                organisation_folded: Some(fold("Gemeente Voorbeeldegem")),
                photo_consent_at: None,
                list_consent_at: None,
                informed_consent_at: None,
                token_generation: 0,
                token_hash: app.keys.derive(belfry::keys::Purpose::Registration, id, 0).hash(),
                version: 1,
                created_at: now,
                updated_at: now,
            };
            (person, registration)
        })
        .collect();
    for chunk in rows.chunks(200) {
        let (persons, registrations): (Vec<_>, Vec<_>) =
            chunk.iter().cloned().map(|(person, registration)| (person::ActiveModel::from(person), registration::ActiveModel::from(registration))).unzip();
        app.db
            .write(move |transaction| {
                Box::pin(async move {
                    person::Entity::insert_many(persons).exec_without_returning(transaction).await?;
                    registration::Entity::insert_many(registrations).exec_without_returning(transaction).await?;
                    Ok(())
                })
            })
            .await
            .expect("people");
    }
    if status == RegistrationStatus::Confirmed {
        let (id, places) = (event.id, i32::try_from(count).expect("few"));
        app.db
            .write(move |transaction| {
                Box::pin(async move {
                    let taken = event::Entity::update_many().col_expr(event::Column::PlacesTaken, Expr::col(event::Column::PlacesTaken).add(places));
                    taken.filter(event::Column::Id.eq(id)).exec(transaction).await?;
                    Ok(())
                })
            })
            .await
            .expect("places");
    }
    rows.into_iter().map(|(_, registration)| registration).collect()
}

/// The addresses of a message's mails.
async fn addresses(app: &TestApp, id: Uuid) -> Vec<String> {
    let mut addresses: Vec<String> = mails(app, id).await.into_iter().map(|mail| mail.recipient).collect();
    addresses.sort();
    addresses
}
