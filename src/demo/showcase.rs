//! What the demo's events decide about registering: each shows something that the others do not.

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::events::{BRUSSELS, moment};
use crate::actions::Acting;
use crate::actions::attendance::close::close;
use crate::actions::attendance::record::{Said, record};
use crate::actions::certificate::save_settings::{NewPicture, NewSettings, save_settings};
use crate::actions::event::add_session::add_session;
use crate::actions::event::edit::{Section, edit};
use crate::actions::event::questions::{OptionDetails, QuestionDetails, save_question};
use crate::actions::event::set_rules::set_rules;
use crate::actions::event::{SessionAttendance, SessionDetails};
use crate::actions::file::store::NewFile;
use crate::actions::material::Owner;
use crate::actions::material::save::{Content, MaterialDetails, save};
use crate::actions::programme::add_logo::{NewLogo, add_logo};
use crate::app::App;
use crate::entity::material::{MaterialAudience, MaterialKind};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{event, session};
use crate::error::Error;
use crate::pictures::{self, Picture};
use crate::rules::attendance::Mark;
use crate::rules::audience::Audience;
use crate::rules::deadlines::Deadline;
use crate::rules::event_texts::EventTexts;
use crate::rules::file_name::FileName;
use crate::rules::language::Language;
use crate::rules::letter::Undecided;
use crate::rules::materials::Availability;
use crate::rules::names::WebAddress;
use crate::rules::questions::{AppliesTo, QuestionKind, ShownIf};
use crate::rules::registration::Approval;
use crate::rules::registration_rules::{Consents, Needs, RegistrationRules};
use crate::rules::translated::Translated;
use crate::rules::waiting_list::QueueOrder;

/// People who wait for a full event.
pub fn waiting(slug: &str) -> u32 {
    if slug == "collegagroep-participatieambtenaren" { 3 } else { 0 }
}

/// What the person at that place of the list answers.
pub fn answers(slug: &str, position: u64) -> Vec<(String, String)> {
    if slug != "workshop-wijkbudget-roeselare" {
        return Vec::new();
    }
    vec![("lunch".to_owned(), if position % 3 == 2 { "no" } else { "yes" }.to_owned())]
}

/// Gives the draft its rules and questions.
///
/// # Errors
/// The database's.
pub async fn decorate(app: &App, acting: Acting, slug: &str, event: Uuid) -> Result<(), Error> {
    // No section of a new event was saved before.
    if let Some(rules) = rules(slug, app.clock.now()) {
        set_rules(app, acting, event, 0, rules).await?;
    }
    match slug {
        "workshop-wijkbudget-roeselare" => ask_about_lunch(app, acting, event).await,
        "participatie-van-a-tot-z" => super::course::decorate(app, acting, event).await,
        "studiedag-lokale-democratie" => offer_tables(app, acting, event).await,
        "participation-citoyenne-bruxelles-flandre" => translate(app, acting, event).await,
        "citizen-data-partner-meeting" => leave_undecided(app, acting, event).await,
        _ => Ok(()),
    }
}

fn rules(slug: &str, now: Timestamp) -> Option<RegistrationRules> {
    let usual = RegistrationRules { waiting_list: true, ..RegistrationRules::default() };
    let day_before = |at| Some(Deadline { days_before: 1, at });
    Some(match slug {
        "collegagroep-participatieambtenaren" => RegistrationRules { order: QueueOrder::WithoutPlaceFirst, ..usual },
        "werkbezoek-burgerbegroting" => {
            RegistrationRules { approval: Approval::HoldsPlace, places_per_organisation: Some(2), places_per_organisation_until: Some(moment(now, 10, (12, 0), BRUSSELS)), ..usual }
        }
        "workshop-wijkbudget-roeselare" => RegistrationRules {
            change_until: day_before(jiff::civil::time(12, 0, 0, 0)),
            hand_over_until: day_before(jiff::civil::time(18, 0, 0, 0)),
            needs: Needs { diet: true, access: true },
            consents: Consents { photo: true, list: true, informed: false },
            ..usual
        },
        "studiedag-lokale-democratie" => RegistrationRules { speaker_question: true, ..RegistrationRules::default() },
        "zomerschool-voor-mandatarissen" => RegistrationRules { audience: Audience { function_categories: vec!["elected".to_owned()], ..Audience::default() }, ..usual },
        _ => return None,
    })
}

/// A French event that Dutch readers find in Dutch.
async fn translate(app: &App, acting: Acting, event: Uuid) -> Result<(), Error> {
    let row = event::Entity::find_by_id(event).one(app.db.reader()).await?.ok_or(Error::NotFound)?;
    let translations = EventTexts {
        title: Translated::of(Language::Nl, "Burgerparticipatie in Brussel en Vlaanderen: kijken bij de buren"),
        summary: Translated::of(Language::Nl, "Een webinar in het Frans, met vragen in het Nederlands of het Frans."),
        description: Translated::default(),
    };
    edit(app, acting, event, 0, Section::Texts { title: row.title, summary: row.summary, description: row.description, translations }).await?;
    Ok(())
}

/// It takes place once ten people have registered.
async fn leave_undecided(app: &App, acting: Acting, event: Uuid) -> Result<(), Error> {
    let row = event::Entity::find_by_id(event).one(app.db.reader()).await?.ok_or(Error::NotFound)?;
    let undecided = Some(Undecided { minimum: 10, decide_by: moment(app.clock.now(), 10, (12, 0), BRUSSELS) });
    let (opens_at, closes_at) = (row.registration_opens_at.map(Into::into), row.registration_closes_at.map(Into::into));
    edit(app, acting, event, 0, Section::Registering { capacity: row.capacity, opens_at, closes_at, undecided }).await?;
    Ok(())
}

/// Two tables at the same time, of which one may choose one, and who follows from afar none.
async fn offer_tables(app: &App, acting: Acting, event: Uuid) -> Result<(), Error> {
    for (title, places) in [("Gesprekstafel: loting in de praktijk", 40), ("Gesprekstafel: van referendum naar gesprek", 60)] {
        let now = app.clock.now();
        let details = SessionDetails {
            title: Some(title.to_owned()),
            starts_at: moment(now, 43, (13, 30), BRUSSELS),
            ends_at: moment(now, 43, (15, 30), BRUSSELS),
            time_zone: BRUSSELS.to_owned(),
            place: Some("Auditorium De Ledenkoepel".to_owned()),
            address: Some("Paviljoenstraat 9, 1030 Brussel".to_owned()),
            place_hidden: false,
            venue: None,
            join_url: None,
            attendance: SessionAttendance::OneOf { slot: "Gesprekstafels in de namiddag".to_owned(), none_allowed: true },
            capacity: Some(places),
        };
        add_session(app, acting, event, details).await?;
    }
    Ok(())
}

async fn ask_about_lunch(app: &App, acting: Acting, event: Uuid) -> Result<(), Error> {
    let words = |nl: &str, fr: &str, en: &str| Translated { nl: Some(nl.to_owned()), fr: Some(fr.to_owned()), en: Some(en.to_owned()) };
    let option = |label, capacity| OptionDetails { id: None, label, capacity, removed: false };
    let lunch = QuestionDetails {
        key: Some("lunch".to_owned()),
        kind: QuestionKind::YesNo,
        label: words("Lunch je mee?", "Mangez-vous avec nous à midi ?", "Will you have lunch with us?"),
        help: Translated::default(),
        required: true,
        applies_to: AppliesTo::Everyone,
        shown_if: None,
        options: Vec::new(),
    };
    let lunch = save_question(app, acting, event, None, lunch).await?.id;
    let table = QuestionDetails {
        key: Some("table".to_owned()),
        kind: QuestionKind::Choice,
        label: words("Aan welke tafel praat je verder?", "À quelle table continuez-vous la discussion ?", "At which table do you go on talking?"),
        help: words("Aan elke tafel zit een gemeente die het al deed.", "À chaque table, une commune qui l’a déjà fait.", "At each table sits a town that has done it."),
        required: false,
        applies_to: AppliesTo::Everyone,
        shown_if: Some(ShownIf { question: lunch, value: "yes".to_owned() }),
        options: vec![
            option(words("Wijkbudgetten", "Budgets de quartier", "Neighbourhood budgets"), Some(10)),
            option(words("Wijkraden", "Conseils de quartier", "Neighbourhood councils"), Some(10)),
            option(words("Ik kies ter plaatse", "Je choisirai sur place", "I choose on the day"), None),
        ],
    };
    save_question(app, acting, event, None, table).await?;
    let travel = QuestionDetails {
        key: None,
        kind: QuestionKind::LongText,
        label: Translated::of(Language::Nl, "Wat wil je die dag zeker horen?"),
        help: Translated::default(),
        required: false,
        applies_to: AppliesTo::Everyone,
        shown_if: None,
        options: Vec::new(),
    };
    save_question(app, acting, event, None, travel).await?;
    Ok(())
}

/// Of the association that is nobody's.
const LOGO: &[u8] = include_bytes!("logo.png");
/// What was said at the webinar that is over.
const REPORT: &[u8] = include_bytes!("report.pdf");

/// The association's logo on a programme.
///
/// # Errors
/// The database's.
pub async fn logo(app: &App, acting: Acting, programme: Uuid) -> Result<(), Error> {
    let Picture { bytes, media_type, width, height } = pictures::logo(LOGO).map_err(|fault| anyhow::anyhow!("the demo's logo: {}", fault.code()))?;
    let logo = NewLogo { picture: NewFile { bytes, media_type }, width, height, alternative: "Ledenkoepel".to_owned(), url: None };
    add_logo(app, acting, programme, logo).await
}

/// Who came to an event that is over, with what they may read again.
///
/// # Errors
/// The database's.
pub async fn attendance(app: &App, acting: Acting, event: Uuid) -> Result<(), Error> {
    for (title, url, kind, audience) in [
        ("Presentatie", "https://materiaal.ledenkoepel.example/decreet.pdf", MaterialKind::Slides, MaterialAudience::Registered),
        ("Opname", "https://materiaal.ledenkoepel.example/decreet-opname", MaterialKind::Recording, MaterialAudience::Present),
    ] {
        let url = WebAddress::parse(url).map_err(|fault| anyhow::anyhow!("a demo link: {}", fault.code()))?;
        save(app, acting, Owner::Event(event), None, MaterialDetails { kind, ..MaterialDetails::link(title, url, audience) }).await?;
    }
    let report = MaterialDetails {
        kind: MaterialKind::Document,
        title: "Verslag".to_owned(),
        content: Content::File { name: FileName::clean("verslag.pdf"), file: NewFile { bytes: REPORT.to_vec(), media_type: "application/pdf" } },
        audience: MaterialAudience::Everyone,
        availability: Availability { at: None, after_event: true },
    };
    save(app, acting, Owner::Event(event), None, report).await?;
    let signed =
        NewSettings { gives: true, by_itself: false, signer_name: "Marie-Paule Verhaegen".to_owned(), signer_function: "Algemeen directeur".to_owned(), picture: NewPicture::Kept };
    save_settings(app, acting, event, 0, signed).await?;
    let people = registration::Entity::of(event).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed)).all(app.db.reader()).await?;
    for session in session::Entity::of(event).all(app.db.reader()).await? {
        let mark = |position: usize| match position % 9 {
            2 | 7 => Mark::Absent,
            4 => Mark::Partial,
            8 => Mark::Excused,
            _ => Mark::Present,
        };
        let said = people.iter().enumerate().map(|(position, person)| Said { registration_id: person.id, before: None, mark: Some(mark(position)) }).collect();
        record(app, acting, event, session.id, said).await?;
        close(app, acting, event, session.id, false).await?;
    }
    Ok(())
}
