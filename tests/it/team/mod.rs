//! The team: who may do what with which events, links for volunteers, and who changed what.

mod history;
mod managing;
mod routes;
mod scope;
mod volunteers;

use belfry::entity::material::{MaterialAudience, MaterialKind};
use belfry::entity::message::MessageState;
use belfry::entity::speaker::SpeakerRole;
use belfry::entity::{
    agenda_item, asked_question, attendance_import, attendance_sheet, event, file, invitee, material, message, organiser, organiser_programme, programme, registration,
    reminder_rule, speaker, venue,
};
use belfry::rules::language::Language;
use belfry::rules::message::{MessageText, MessageTexts};
use belfry::rules::message_filter::MessageFilter;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _};
use uuid::Uuid;

use crate::support::questions::asks;
use crate::support::{TestApp, TestEvent, Visitor};

/// An event with one of everything that an address of the desk can name.
pub struct Furnished {
    pub event: TestEvent,
    pub question: Uuid,
    pub speaker: Uuid,
    pub item: Uuid,
    pub venue: Uuid,
    pub message: Uuid,
    pub rule: Uuid,
    pub material: Uuid,
    pub sheet: Uuid,
    pub invitee: Uuid,
    pub asked: Uuid,
    pub import: Uuid,
    pub template: Uuid,
    pub registration: registration::Model,
    pub mail: Uuid,
}

pub async fn programme_named(app: &TestApp, name: &str) -> Uuid {
    let id = app.clock.id();
    let row = programme::ActiveModel {
        id: Set(id),
        slug: Set(name.to_lowercase().replace(' ', "-")),
        name: Set(name.to_owned()),
        summary: Set(String::new()),
        description: Set(String::new()),
        funder: Set(None),
        version: Set(1),
        created_at: Set(app.clock.now().into()),
        ..Default::default()
    };
    app.db.write(move |transaction| Box::pin(async move { Ok(programme::Entity::insert(row).exec_without_returning(transaction).await.map(|_| ())?) })).await.expect("a programme");
    id
}

/// Puts an event into a programme.
pub async fn belongs_to(app: &TestApp, event: &TestEvent, programme: Uuid) {
    let id = event.id;
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let update = event::Entity::update_many().col_expr(event::Column::ProgrammeId, Expr::value(Some(programme)));
                update.filter(event::Column::Id.eq(id)).exec(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("an event of a programme");
}

pub async fn organiser_id(app: &TestApp, email: &str) -> Uuid {
    organiser::Entity::find().filter(organiser::Column::Email.eq(email)).one(app.db.reader()).await.expect("an answer").expect("an organiser").id
}

/// Leaves an organiser these programmes only, past the product.
pub async fn sees_only(app: &TestApp, email: &str, programmes: &[Uuid]) {
    let id = organiser_id(app, email).await;
    let rows: Vec<_> = programmes.iter().map(|programme| organiser_programme::Model { organiser_id: id, programme_id: *programme }.into_active_model()).collect();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                organiser::Entity::update_many().col_expr(organiser::Column::AllProgrammes, Expr::value(false)).filter(organiser::Column::Id.eq(id)).exec(transaction).await?;
                organiser_programme::Entity::delete_many().filter(organiser_programme::Column::OrganiserId.eq(id)).exec(transaction).await?;
                if !rows.is_empty() {
                    organiser_programme::Entity::insert_many(rows).exec_without_returning(transaction).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("programmes");
}

pub async fn somebody(app: &TestApp, email: &str, role: &str) -> Visitor {
    let visitor = app.visitor();
    visitor.signs_in(app, email, role).await;
    visitor
}

/// An event whose title and participant carry `canary`.
pub async fn furnished(app: &TestApp, canary: &str, programme: Option<Uuid>) -> Furnished {
    let event = app.event().titled(&format!("{canary}-titel")).create().await;
    if let Some(programme) = programme {
        belongs_to(app, &event, programme).await;
    }
    let question = asks(app, &event, "short_text", "dieet", "Wat eet je niet?").create().await.question.id;
    let (now, event_id) = (app.clock.now(), event.id);
    let [message_id, rule_id, material_id, invitee_id, speaker_id, item_id, venue_id, sheet_id, file_id] = [(); 9].map(|()| app.clock.id());
    let message = message::Model {
        id: message_id,
        event_id,
        organiser_id: Uuid::nil(),
        texts: serde_json::to_value(MessageTexts(vec![MessageText { language: Language::Nl, subject: "Dag".to_owned(), body: "Tot dan.".to_owned() }])).expect("json"),
        filter: serde_json::to_value(MessageFilter::default()).expect("json"),
        state: MessageState::Draft,
        scheduled_at: None,
        started_at: None,
        judged_until: None,
        expanded_at: None,
        recipients: 0,
        unsubscribed: 0,
        finished_at: None,
        version: 1,
        created_at: now.into(),
        updated_at: now.into(),
    };
    let rule = reminder_rule::Model {
        id: rule_id,
        event_id,
        letter: "reminder".to_owned(),
        anchor: "before_start".to_owned(),
        amount: 1,
        unit: "days".to_owned(),
        time_of_day: Some("09:00".to_owned()),
        audience: "registered".to_owned(),
        version: 1,
        since: now.into(),
        removed_at: None,
    };
    let material = material::ActiveModel {
        id: Set(material_id),
        event_id: Set(Some(event_id)),
        kind: Set(MaterialKind::Slides),
        title: Set(format!("{canary}-presentatie")),
        url: Set(Some("https://slides.example/x".to_owned())),
        audience: Set(MaterialAudience::Registered),
        version: Set(1),
        created_at: Set(now.into()),
        ..Default::default()
    };
    let scan = file::Model { id: file_id, sha256: format!("{canary:0>64}"), media_type: "application/pdf".to_owned(), size: 0, used_at: now.into() };
    let sheet = attendance_sheet::Model { id: sheet_id, session_id: event.sessions[0].id, file_id, file_name: "lijst.pdf".to_owned(), added_by: Uuid::nil(), added_at: now.into() };
    let invitee = invitee::Model {
        id: invitee_id,
        event_id,
        email: format!("{}-genodigde@gemeente.example", canary.to_lowercase()),
        email_key: format!("{}-genodigde@gemeente.example", canary.to_lowercase()),
        first_name: None,
        last_name: None,
        language: "nl".to_owned(),
        token_hash: invitee_id.as_bytes().to_vec(),
        invited_at: now.into(),
        reminded_at: None,
        declined_at: None,
    };
    let speaker = speaker::Model {
        id: speaker_id,
        event_id,
        name: format!("{canary}-spreker"),
        name_folded: format!("{}-spreker", canary.to_lowercase()),
        role: SpeakerRole::Speaker,
        organisation: None,
        about: serde_json::json!({}),
        position: 0,
        version: 1,
        created_at: now.into(),
    };
    let item = agenda_item::Model {
        id: item_id,
        event_id,
        session_id: event.sessions[0].id,
        begins_after: 0,
        minutes: 30,
        title: format!("{canary}-onthaal"),
        description: String::new(),
        room: None,
        speakers: serde_json::json!([]),
        version: 1,
        created_at: now.into(),
    };
    let import_id = app.clock.id();
    let import = attendance_import::Model {
        id: import_id,
        session_id: event.sessions[0].id,
        file_name: format!("{canary}-verslag.csv"),
        file_hash: import_id.to_string(),
        tool: "table".to_owned(),
        state: attendance_import::ImportState::Draft,
        content: Some(format!("Naam;Aanwezig\n{canary}-aanwezige;ja\n")),
        columns: None,
        zone: None,
        another_time: false,
        people: 0,
        created_by: None,
        created_at: now.into(),
        done_at: None,
        undone_at: None,
        undone_by: None,
    };
    let venue = venue::Model {
        id: venue_id,
        name: "Stadhuis".to_owned(),
        search_text: "stadhuis".to_owned(),
        street: None,
        postal_code: None,
        municipality: None,
        map_url: None,
        access: serde_json::json!({}),
        travel: serde_json::json!({}),
        capacity_hint: None,
        archived_at: None,
        version: 1,
        created_at: now.into(),
        updated_at: now.into(),
    };
    let author = organiser::Entity::find().one(app.db.reader()).await.expect("an answer").expect("somebody signed in before").id;
    let message = message::Model { organiser_id: author, ..message };
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                message::Entity::insert(message.into_active_model()).exec_without_returning(transaction).await?;
                reminder_rule::Entity::insert(rule.into_active_model()).exec_without_returning(transaction).await?;
                material::Entity::insert(material).exec_without_returning(transaction).await?;
                file::Entity::insert(scan.into_active_model()).exec_without_returning(transaction).await?;
                attendance_sheet::Entity::insert(sheet.into_active_model()).exec_without_returning(transaction).await?;
                speaker::Entity::insert(speaker.into_active_model()).exec_without_returning(transaction).await?;
                agenda_item::Entity::insert(item.into_active_model()).exec_without_returning(transaction).await?;
                attendance_import::Entity::insert(import.into_active_model()).exec_without_returning(transaction).await?;
                venue::Entity::insert(venue.into_active_model()).exec_without_returning(transaction).await?;
                invitee::Entity::insert(invitee.into_active_model()).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("one of everything");
    let email = format!("{}@gemeente.example", canary.to_lowercase());
    app.visitor().registers_for(&event.slug, &email).await;
    let found = registration::Entity::find().filter(registration::Column::Email.eq(email.as_str())).one(app.db.reader()).await;
    let registration = found.expect("an answer").expect("a registration");
    let mails = belfry::entity::outbox::Entity::find().filter(belfry::entity::outbox::Column::RegistrationId.eq(registration.id)).one(app.db.reader()).await;
    let mail = mails.expect("an answer").expect("a mail").id;
    let to_ask = belfry::actions::asked_question::ask::Question {
        event_slug: event.slug.clone(),
        name: format!("{canary}-vraagsteller"),
        email: belfry::rules::names::EmailAddress::parse(&format!("{canary}-vraag@gemeente.example")).expect("an address"),
        organisation: None,
        language: belfry::rules::language::Language::Nl,
        question: format!("{canary}-vraag"),
    };
    belfry::actions::asked_question::ask::ask(app, to_ask).await.expect("taken");
    let asked = asked_question::Entity::of(event.id).one(app.db.reader()).await.expect("an answer").expect("one").id;
    Furnished {
        event,
        question,
        speaker: speaker_id,
        item: item_id,
        venue: venue_id,
        message: message_id,
        rule: rule_id,
        material: material_id,
        sheet: sheet_id,
        invitee: invitee_id,
        asked,
        import: import_id,
        template: crate::evaluations::written(app, event_id, canary).await,
        registration,
        mail,
    }
}
