//! Every page of the site, read from the routers, with a row of the database for each `{…}`: a page that is new is
//! in all tests that go through all pages.

use belfry::actions::Acting;
use belfry::actions::registration::register::{Booker, OrganisationChoice, Participant, RegistrationRequest};
use belfry::actions::webhook::ping::ping;
use belfry::actions::webhook::save::{Details, add};
use belfry::entity::{agenda_item, asked_question, attendance_import, booking, evaluation, evaluation_invitation, invitee, mailing_address, my_link, registration, session};
use belfry::keys::Purpose;
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::permission::Role;
use belfry::rules::registration_rules::Consents;
use belfry::rules::webhook::EventType;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _};
use uuid::Uuid;

use super::{TestApp, Visitor};

/// Where routes are declared.
const ROUTERS: [&str; 5] = ["src/web/api/mod.rs", "src/web/desk/mod.rs", "src/web/embed/mod.rs", "src/web/pages/mod.rs", "src/web/statements.rs"];

/// What answers GET and is no page of its own: parts, files, and what only leads elsewhere.
const NO_PAGES: [&str; 24] = [
    ".css",
    "/numbers",
    ".js",
    ".webmanifest",
    // Only of who comes to a place.
    "/ticket",
    // Only of who was there.
    "/certificate",
    // Of a number that is known.
    "/v/{number}",
    ".pdf",
    ".csv",
    ".xlsx",
    "/file",
    "/materials/{material}",
    "/sign-in/oidc",
    "/sign-in/oidc/callback",
    "/html",
    "/source",
    "/preview",
    ".json",
    ".txt",
    "/sign-in/{token}",
    "/demo/mailbox/{id}",
    "/j/{token}",
    "/d/{token}",
    "/desk/check-in",
];

/// The patterns of all pages, as `/desk/events/{event}/edit`.
pub fn pages() -> Vec<String> {
    let mut found: Vec<String> = ROUTERS.iter().flat_map(|file| patterns(&source(file))).collect();
    found.retain(|pattern| NO_PAGES.iter().all(|end| !pattern.ends_with(end)) || pattern.ends_with("{event}/preview"));
    found.sort();
    found.dedup();
    found
}

fn source(file: &str) -> String {
    let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn patterns(source: &str) -> Vec<String> {
    // The steps of one registration hang on two bases.
    let bases: Vec<&str> = source.split("registration(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut found = Vec::new();
    for route in source.split(".route(").skip(1) {
        let Some((address, handlers)) = route.split_once(',') else { continue };
        if !handlers.trim_start().starts_with("get(") {
            continue;
        }
        match (address.split('"').nth(1), address.trim()) {
            (Some(step), address) if address.starts_with("&path(") => found.extend(bases.iter().map(|base| format!("{base}{step}"))),
            (Some(path), _) => found.push(path.to_owned()),
            (None, "base") => found.extend(bases.iter().map(|base| (*base).to_owned())),
            (None, other) => panic!("a route whose address cannot be read: {other}"),
        }
    }
    found
}

/// The table whose rows stand for `{name}`; by default that of the name.
fn table(name: &str) -> String {
    match name {
        "mail" => "outbox".to_owned(),
        "rule" => "reminder_rules".to_owned(),
        "person" => "persons".to_owned(),
        "asked" => "asked_questions".to_owned(),
        "item" => "agenda_items".to_owned(),
        "import" => "attendance_imports".to_owned(),
        "template" => "evaluation_templates".to_owned(),
        "webhook" => "webhook_endpoints".to_owned(),
        "delivery" => "webhook_deliveries".to_owned(),
        "schedule" => "report_schedules".to_owned(),
        name => format!("{name}s"),
    }
}

/// Words that stand for themselves.
fn word(pattern: &str, name: &str) -> Option<&'static str> {
    Some(match name {
        "kind" if pattern.starts_with("/desk/kinds") => "webinar",
        "kind" => "confirmation",
        "section" => "texts",
        "language" => "fr",
        "number" => "1",
        "need" => "attendance",
        // All that is ready asks it.
        "part" => "recommend",
        "verb" if pattern.starts_with("/desk/registrations/") => "cancel",
        _ => return None,
    })
}

/// An address of that pattern. Rows are those of `event`, where there are some, else of any.
///
/// # Errors
/// What there is no row for.
pub async fn address(app: &TestApp, pattern: &str, event: Uuid) -> Result<String, String> {
    let mut address = pattern.to_owned();
    let mut event = event;
    // The last first: it says of which event.
    while let Some((before, rest)) = address.rsplit_once('{') {
        let (name, after) = rest.split_once('}').expect("a closed brace");
        let value = if name == "event" {
            event.to_string()
        } else if let Some(word) = word(pattern, name) {
            word.to_owned()
        } else if name == "token" || name == "code" {
            token(app, pattern).await?
        } else if name == "slug" {
            let table = if pattern.starts_with("/programmes") { "programmes" } else { "events" };
            let own = if table == "events" { format!("WHERE {} = '{}'", hex(app, "id"), event.simple()) } else { String::new() };
            text(app, &format!("SELECT slug FROM {table} {own} LIMIT 1")).await.ok_or_else(|| format!("{pattern}: no {table}"))?
        } else if pattern.starts_with("/b/") {
            // One of those whom the booker of the token registered.
            let (id, booking) = (hex(app, "id"), hex(app, "booking_id"));
            let booked = format!("SELECT {id} FROM registrations WHERE {booking} = (SELECT {id} FROM bookings ORDER BY bookings.id LIMIT 1) ORDER BY registrations.id LIMIT 1");
            text(app, &booked).await.ok_or_else(|| format!("{pattern}: nobody was registered by a colleague"))?
        } else if pattern.contains("{programme}") && name != "programme" {
            let programme = row(app, "programmes", event).await.ok_or_else(|| format!("{pattern}: no programme"))?.0;
            let found = format!("SELECT {} FROM {} WHERE {} = '{}' LIMIT 1", hex(app, "id"), table(name), hex(app, "programme_id"), programme.simple());
            text(app, &found).await.ok_or_else(|| format!("{pattern}: no row in {} of a programme", table(name)))?
        } else {
            let (row, of) = row(app, &table(name), event).await.ok_or_else(|| format!("{pattern}: no row in {}", table(name)))?;
            event = of.unwrap_or(event);
            row.to_string()
        };
        address = format!("{before}{value}{after}");
    }
    Ok(address)
}

/// A row, of this event if there is one, and its event.
async fn row(app: &TestApp, table: &str, event: Uuid) -> Option<(Uuid, Option<Uuid>)> {
    let (id, of) = (hex(app, "id"), hex(app, "event_id"));
    let with_event = format!("SELECT {id} || ' ' || {of} FROM {table} ORDER BY CASE WHEN {of} = '{}' THEN 0 ELSE 1 END, id LIMIT 1", event.simple());
    if let Some(found) = text(app, &with_event).await {
        let (id, of) = found.split_once(' ')?;
        return Some((Uuid::parse_str(id).ok()?, Uuid::parse_str(of).ok()));
    }
    let found = text(app, &format!("SELECT {id} FROM {table} ORDER BY id LIMIT 1")).await?;
    Some((Uuid::parse_str(&found).ok()?, None))
}

/// A key as 32 digits on both engines.
fn hex(app: &TestApp, column: &str) -> String {
    match app.database().backend() {
        sea_orm::DatabaseBackend::Postgres => format!("replace({column}::text, '-', '')"),
        _ => format!("lower(hex({column}))"),
    }
}

async fn text(app: &TestApp, query: &str) -> Option<String> {
    app.database().text(query).await
}

/// The link of somebody, as it was mailed.
async fn token(app: &TestApp, pattern: &str) -> Result<String, String> {
    let reader = app.db.reader();
    let derived = |purpose, id, generation| app.keys.derive(purpose, id, generation).as_str().to_owned();
    let found = match pattern.split('/').nth(1).unwrap_or_default() {
        "r" => registration::Entity::find()
            .order_by_desc(registration::Column::Id)
            .one(reader)
            .await
            .expect("rows")
            .map(|row| derived(Purpose::Registration, row.id, row.token_generation)),
        "b" => booking::Entity::find().order_by_asc(booking::Column::Id).one(reader).await.expect("rows").map(|row| derived(Purpose::Booking, row.id, row.token_generation)),
        "c" => registration::Entity::find().order_by_desc(registration::Column::Id).one(reader).await.expect("rows").map(|row| app.keys.ticket(row.id).as_str().to_owned()),
        "i" => invitee::Entity::find().one(reader).await.expect("rows").map(|row| derived(Purpose::Invitee, row.id, 0)),
        "e" => evaluation_invitation::Entity::find()
            .order_by_desc(evaluation_invitation::Column::SentAt)
            .one(reader)
            .await
            .expect("rows")
            .map(|row| derived(Purpose::Evaluation, row.id, 0)),
        "u" => mailing_address::Entity::find().one(reader).await.expect("rows").map(|row| derived(Purpose::Unsubscribe, row.id, 0)),
        "my" => my_link::Entity::find().one(reader).await.expect("rows").map(|row| derived(Purpose::My, row.id, 0)),
        _ => None,
    };
    found.ok_or_else(|| format!("{pattern}: no row for its token"))
}

/// Rows past the product for links that nobody has asked for yet.
pub async fn with_links(app: &TestApp) {
    let registered = registration::Entity::find().order_by_desc(registration::Column::Id).one(app.db.reader()).await.expect("rows").expect("somebody is registered");
    let now = app.clock.now();
    let (my, address) = (app.clock.id(), app.clock.id());
    let link = my_link::ActiveModel {
        id: Set(my),
        person_id: Set(registered.person_id),
        token_hash: Set(app.keys.derive(Purpose::My, my, 0).hash()),
        created_at: Set(now.into()),
        expires_at: Set((now + jiff::SignedDuration::from_hours(24 * 365)).into()),
    };
    let address = mailing_address::ActiveModel {
        id: Set(address),
        email_key: Set("lezer@gemeente.example".to_owned()),
        token_hash: Set(app.keys.derive(Purpose::Unsubscribe, address, 0).hash()),
        unsubscribed_at: Set(None),
        created_at: Set(now.into()),
    };
    let with_links = evaluation_invitation::Entity::find().select_only().column(evaluation_invitation::Column::EventId).into_query();
    let not_asked_yet = evaluation::Entity::find().filter(evaluation::Column::EventId.not_in_subquery(with_links));
    let asked = match not_asked_yet.one(app.db.reader()).await.expect("rows") {
        Some(evaluated) => {
            let was_there = registration::Entity::of(evaluated.event_id).one(app.db.reader()).await.expect("rows").expect("somebody is registered for it");
            let id = app.clock.id();
            Some(evaluation_invitation::ActiveModel {
                id: Set(id),
                event_id: Set(evaluated.event_id),
                registration_id: Set(Some(was_there.id)),
                token_hash: Set(app.keys.derive(Purpose::Evaluation, id, 0).hash()),
                sent_at: Set(now.into()),
                reminded_at: Set(None),
                answered: Set(false),
            })
        }
        None => None,
    };
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                if let Some(asked) = asked {
                    evaluation_invitation::Entity::insert(asked).exec_without_returning(transaction).await?;
                }
                my_link::Entity::insert(link).exec_without_returning(transaction).await?;
                mailing_address::Entity::insert(address).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("links");
}

/// What an event may have, each once or more, written at the desk: material, message, reminders, a question, an invitee; and a report by mail.
/// `number` tells one furnishing from the next.
pub async fn furnish(nele: &Visitor, event: Uuid, number: u32) {
    let path = format!("/desk/events/{event}");
    let (question, invitees) = (format!("Kom je met de trein? ({number})"), format!("maria.{number}@voorbeeldstad.example"));
    for (page, form, fields) in [
        ("materials/new", "form#material", &[("title", "Slides van de dag"), ("material_kind", "link"), ("audience", "registered"), ("url", "https://video.example/slides")][..]),
        ("messages/new", "form#message", &[("subject_nl", "Praktische afspraken"), ("body_nl", "Breng je laptop mee.")]),
        ("questions/new", "form#question", &[("label_nl", question.as_str()), ("kind", "yes_no")]),
        ("invitees", "form#invite", &[("list", invitees.as_str())]),
        ("speakers/new", "form#speaker", &[("speaker_name", "Zoë D’Hondt"), ("speaker_organisation", "Stad Gent")]),
    ] {
        let form = nele.opens(&format!("{path}/{page}")).await.expect(200).form(form).with_all(fields);
        if page.starts_with("materials") { nele.sends_files(&form, &[]).await } else { nele.sends(&form).await }.expect(303);
    }
    let ready = nele.opens("/desk/evaluations").await.expect(200).form("form#take-ready");
    nele.sends(&ready).await.expect(303);
    let evaluation = nele.opens(&format!("{path}/evaluation")).await.expect(200).form("form#evaluation-form");
    let template = evaluation.choices.iter().find(|(name, value)| name == "template" && !value.is_empty()).map(|(_, value)| value.clone()).expect("a questionnaire");
    nele.sends(&evaluation.with("template", &template)).await.expect(303);
    let schedule = nele.opens("/desk/reports/schedule").await.expect(200).form("form#schedule");
    nele.sends(&schedule).await.expect(303);
    if let Some(usual) = nele.opens(&format!("{path}/reminders")).await.expect(200).try_form("form[action$='/reminders/usual']") {
        nele.sends(&usual).await.expect(303);
    }
}

/// A programme that has a material of its own.
pub async fn with_programme(app: &TestApp, nele: &Visitor) {
    let form = nele.opens("/desk/programmes/new").await.expect(200).form("form#programme").with_all(&[("name", "Lokale democratie"), ("summary", "Samen zoeken wat werkt.")]);
    nele.sends(&form).await.expect(303);
    let programme = row(app, "programmes", Uuid::nil()).await.expect("a programme").0;
    let form = nele.opens(&format!("/desk/programmes/{programme}/materials/new")).await.expect(200).form("form#material");
    nele.sends_files(&form.with_all(&[("title", "Kader"), ("material_kind", "link"), ("audience", "registered"), ("url", "https://video.example/kader")]), &[]).await.expect(303);
}

/// Another system that is told who registers, and a test that waits to be sent to it; their ids.
pub async fn with_webhook(app: &TestApp) -> (Uuid, Uuid) {
    let acting = Acting { organiser_id: Uuid::nil(), role: Role::Admin };
    let details = Details {
        name: "CRM".to_owned(),
        url: "https://crm.example/hooks".to_owned(),
        event_types: [EventType::RegistrationConfirmed, EventType::RegistrationWaitlisted].into_iter().collect(),
        programme_id: None,
    };
    let id = app.clock.id();
    add(app, acting, id, details, None).await.expect("a webhook");
    (id, ping(app, acting, id).await.expect("a delivery"))
}

/// A venue, a line of an event's agenda, and a question that somebody asked about it.
pub async fn with_rows(app: &TestApp, nele: &Visitor, event: Uuid) {
    with_webhook(app).await;
    let form = nele.opens("/desk/venues/new").await.expect(200).form("form#venue").with("venue_name", "De Schakel");
    nele.sends(&form).await.expect(303);
    // The one that an address names.
    let of_event = session::Entity::find().filter(session::Column::EventId.eq(event)).order_by_asc(session::Column::Id);
    let session = of_event.one(app.db.reader()).await.expect("sessions").expect("a session");
    let now = app.clock.now();
    let item = agenda_item::ActiveModel {
        id: Set(app.clock.id()),
        event_id: Set(event),
        session_id: Set(session.id),
        begins_after: Set(0),
        minutes: Set(15),
        title: Set("Onthaal".to_owned()),
        description: Set(String::new()),
        room: Set(None),
        speakers: Set(serde_json::json!([])),
        version: Set(1),
        created_at: Set(now.into()),
    };
    let asked = asked_question::ActiveModel {
        id: Set(app.clock.id()),
        event_id: Set(event),
        source: Set(asked_question::AskedSource::Page),
        state: Set(asked_question::AskedState::Open),
        name: Set("Fatima Yilmaz".to_owned()),
        email: Set("fatima@gemeente.example".to_owned()),
        email_key: Set("fatima@gemeente.example".to_owned()),
        language: Set("nl".to_owned()),
        question: Set("Is er parking?".to_owned()),
        search_text: Set("fatima yilmaz is er parking".to_owned()),
        organisation_folded: Set(String::new()),
        version: Set(1),
        created_at: Set(now.into()),
        updated_at: Set(now.into()),
        ..Default::default()
    };
    let import = attendance_import::ActiveModel {
        id: Set(app.clock.id()),
        session_id: Set(session.id),
        file_name: Set("verslag.csv".to_owned()),
        file_hash: Set("0".repeat(64)),
        tool: Set("table".to_owned()),
        state: Set(attendance_import::ImportState::Draft),
        content: Set(Some("Naam;Aanwezig\nTom Maes;ja\n".to_owned())),
        // A program beside the tests has a clock of its own, and drafts are not kept for long.
        created_at: Set(now.max(belfry::clock::Clock::system().now()).into()),
        another_time: Set(false),
        people: Set(0),
        ..Default::default()
    };
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                attendance_import::Entity::insert(import).exec_without_returning(transaction).await?;
                agenda_item::Entity::insert(item).exec_without_returning(transaction).await?;
                asked_question::Entity::insert(asked).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("rows");
}

/// Somebody who registers these people for the event, as `(first, last)`.
pub async fn registers_colleagues(app: &TestApp, slug: &str, booker: &str, names: &[(String, String)]) {
    let name = |text: &str| PersonName::parse(text).expect("a name");
    let address = |text: &str| EmailAddress::parse(text).expect("an address");
    let participants = names.iter().enumerate().map(|(number, (first, last))| Participant {
        first_name: name(first),
        last_name: name(last),
        email: address(&format!("{booker}.{number}@voorbeeldstad.example")),
        organisation: OrganisationChoice::Named("Gemeente Voorbeeldstad".to_owned()),
        function_category: None,
        job_title: None,
        language: Language::Nl,
        attendance_mode: None,
        sessions: Vec::new(),
        answers: Vec::new(),
        remarks: None,
        speaker_question: None,
        diet: None,
        access: None,
        consents: Consents::default(),
    });
    let request = RegistrationRequest {
        event_slug: slug.to_owned(),
        booker: Some(Booker { first_name: name("Hilde"), last_name: name("De Wit"), email: address(&format!("{booker}@voorbeeldstad.example")), language: Language::Nl }),
        participants: participants.collect(),
        together: false,
        accepts_waiting: true,
        invoice: belfry::rules::price::InvoiceData::default(),
        key: None,
        submission: None,
    };
    app.registrar.register(request).await.expect("registered");
}
