//! What an organiser asks on the form, and the sessions one chooses.

use belfry::entity::{answer, participation_needs, registration, session_choice};
use sea_orm::EntityTrait as _;

use crate::support::questions::{asks, names_session, optional, slot};
use crate::support::{Page, TestApp};

async fn answers(app: &TestApp) -> Vec<(String, String)> {
    let all = answer::Entity::find().all(app.db.reader()).await.expect("answers");
    let mut all: Vec<_> = all.into_iter().map(|answer| (answer.question_label, answer.answer)).collect();
    all.sort();
    all
}

fn wrong(page: &Page, field: &str) -> bool {
    page.has(&format!("[id=\"{field}\"][aria-invalid=true]")) && page.has(&format!("[id=\"{field}-error\"]")) && page.has(&format!(".summary a[href='#{field}']"))
}

#[tokio::test]
async fn each_kind_of_question_is_asked_answered_and_shown_to_its_owner() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    asks(&app, &event, "short_text", "motto", "Wat is je motto?").help("In één zin.").in_french("Votre devise ?").create().await;
    asks(&app, &event, "long_text", "story", "Vertel eens").create().await;
    let lunch = asks(&app, &event, "choice", "lunch", "Wat eet je?").required().option("Soep", None).option("Brood", Some(3)).create().await;
    let topics = asks(&app, &event, "choices", "topics", "Welke thema’s?").option("Water", None).option("Wonen", None).option("Wegen", None).create().await;
    asks(&app, &event, "number", "years", "Hoeveel jaar?").create().await;
    asks(&app, &event, "date", "birthday", "Sinds wanneer?").create().await;
    asks(&app, &event, "yes_no", "bus", "Kom je met de bus?").create().await;
    asks(&app, &event, "consent", "film", "Ik mag gefilmd worden").create().await;
    let maria = app.visitor();
    let page = maria.get(&format!("/events/{}/register", event.slug)).await.expect(200);
    for words in ["Wat is je motto?", "In één zin.", "Brood nog 3 plaatsen", "Geen antwoord", "Typ dag, maand en jaar"] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
    let french = app.visitor().speaking("fr").get(&format!("/events/{}/register", event.slug)).await.expect(200);
    assert!(french.shows("Votre devise ?") && french.has("fieldset legend span[lang=nl]"), "{}", french.words());
    let form = maria.fills_in(&event.slug, "maria@voorbeeldstad.example").await;
    let bad = maria.sends(&form.clone().with("question_years", "veel").with("question_birthday", "31/2/2027").without("question_lunch")).await.expect(422);
    for field in ["question_years", "question_birthday", "question_lunch"] {
        assert!(wrong(&bad, field), "{field}: {}", bad.words());
    }
    assert_eq!(bad.form_with("email").get("question_years"), "veel");
    let filled = form
        .with("question_motto", "Samen sterk")
        .with("question_story", "Regel 1\nRegel 2")
        .with("question_lunch", &lunch.option(1))
        .and("question_topics", &topics.option(2))
        .and("question_topics", &topics.option(0))
        .with("question_years", "2,5")
        .with("question_birthday", "9/3/2020")
        .with("question_bus", "no")
        .with("question_film", "yes");
    maria.sends(&filled).await.expect(303);
    let stored = answers(&app).await;
    assert_eq!(stored.len(), 9);
    for (label, given) in [("Hoeveel jaar?", "2.5"), ("Sinds wanneer?", "2020-03-09"), ("Wat eet je?", "Brood"), ("Welke thema’s?", "Wegen"), ("Kom je met de bus?", "no")] {
        assert!(stored.contains(&(label.to_owned(), given.to_owned())), "{label}: {stored:?}");
    }
    let link = super::own_registration::link(&app, "maria@voorbeeldstad.example").await;
    let page = maria.get(&link).await.expect(200);
    for words in ["Wat eet je? Brood", "Welke thema’s? Water Wegen", "Kom je met de bus? Nee", "Ik mag gefilmd worden Ja"] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
}

#[tokio::test]
async fn a_question_that_does_not_apply_is_named_with_its_condition_and_stores_nothing() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let night = asks(&app, &event, "yes_no", "night", "Blijf je slapen?").required().create().await;
    asks(&app, &event, "short_text", "room", "Met wie deel je een kamer?").required().only_if(&night, "yes").create().await;
    let maria = app.visitor();
    let page = maria.get(&format!("/events/{}/register", event.slug)).await.expect(200);
    assert!(page.shows("Alleen als je bij ‘Blijf je slapen?’ antwoordde: Ja."), "{}", page.words());
    assert!(page.has("[data-shown-if=question_night][data-shown-if-value=yes] [name=question_room]"));
    let form = maria.fills_in(&event.slug, "maria@voorbeeldstad.example").await.with("question_night", "yes").with("question_room", "");
    assert!(wrong(&maria.sends(&form).await.expect(422), "question_room"));
    maria.sends(&form.with("question_night", "no").with("question_room", "Jan")).await.expect(303);
    assert_eq!(answers(&app).await, [("Blijf je slapen?".to_owned(), "no".to_owned())]);
}

#[tokio::test]
async fn an_option_without_places_says_so_and_cannot_be_taken() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let lunch = asks(&app, &event, "choice", "lunch", "Wat eet je?").required().option("Soep", Some(1)).option("Brood", None).create().await;
    let jan = app.visitor();
    let late = jan.fills_in(&event.slug, "jan@voorbeeldstad.example").await.with("question_lunch", &lunch.option(0)).with("remarks", "Tot dan");
    let maria = app.visitor();
    maria.sends(&maria.fills_in(&event.slug, "maria@voorbeeldstad.example").await.with("question_lunch", &lunch.option(0))).await.expect(303);
    let page = jan.sends(&late).await.expect(422);
    assert!(wrong(&page, "question_lunch") && page.shows("Dit is net volzet.") && page.shows("Soep volzet"), "{}", page.words());
    assert_eq!(page.form_with("email").get("remarks").trim(), "Tot dan");
    assert!(page.has(&format!("input[disabled][value='{}']", lunch.option(0))));
    jan.sends(&page.form_with("email").with("question_lunch", &lunch.option(1))).await.expect(303);
}

#[tokio::test]
async fn one_chooses_one_session_of_a_slot_and_is_warned_of_two_at_the_same_time() {
    let app = TestApp::start().await;
    let event = app
        .event()
        .session("2027-03-09T09:00", "2027-03-09T10:00")
        .session("2027-03-09T10:00", "2027-03-09T11:00")
        .session("2027-03-09T10:00", "2027-03-09T11:00")
        .session("2027-03-09T10:30", "2027-03-09T11:30")
        .create()
        .await;
    for (at, title, places) in [(0, "Welkom", None), (1, "Water", Some(1)), (2, "Wonen", None), (3, "Wandeling", None)] {
        names_session(&app, &event, at, title, places).await;
    }
    let field = slot(&app, &event, "Ronde 1", false, &[1, 2]).await;
    optional(&app, &event, 3).await;
    let maria = app.visitor();
    let page = maria.get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(page.shows("Deze sessie kies je zelf bij het inschrijven. nog 1 plaats"), "{}", page.words());
    let form = maria.fills_in(&event.slug, "maria@voorbeeldstad.example").await;
    assert!(wrong(&maria.sends(&form).await.expect(422), &field), "one of the slot is needed");
    let water = event.sessions[1].id.to_string();
    let both = form.with(&field, &water).and("session", &event.sessions[3].id.to_string());
    let warned = maria.sends(&both).await.expect(422);
    assert!(wrong(&warned, "accept_overlap") && warned.shows("‘Water’ en ‘Wandeling’"), "{}", warned.words());
    assert_eq!(warned.form_with("email").get(&field), water);
    maria.sends(&warned.form_with("email").with("accept_overlap", "yes")).await.expect(303);
    assert_eq!(session_choice::Entity::find().all(app.db.reader()).await.expect("choices").len(), 2);
    let jan = app.visitor();
    let page = jan.get(&format!("/events/{}/register", event.slug)).await.expect(200);
    assert!(page.has(&format!("input[disabled][value='{water}']")) && page.shows("Water volzet"), "{}", page.words());
    let form = jan.fills_in(&event.slug, "jan@voorbeeldstad.example").await.with(&field, &water);
    let page = jan.sends(&form).await.expect(422);
    assert!(wrong(&page, &field) && page.shows("Deze sessie is net volzet."), "{}", page.words());
}

#[tokio::test]
async fn needs_and_consents_are_asked_only_where_the_event_wants_them_and_nothing_is_ticked() {
    let app = TestApp::start().await;
    let plain = app.event().create().await;
    let event = app
        .event()
        .rules(|rules| {
            rules.needs.diet = true;
            rules.needs.access = true;
            rules.consents.photo = true;
            rules.consents.informed = true;
        })
        .create()
        .await;
    let maria = app.visitor();
    let page = maria.get(&format!("/events/{}/register", plain.slug)).await.expect(200);
    assert!(!page.has("[name=diet]") && !page.has("[name^=consent_]"));
    let form = maria.fills_in(&event.slug, "maria@voorbeeldstad.example").await;
    assert_eq!((form.get("consent_photo"), form.has("consent_photo"), form.has("consent_list")), ("", true, false));
    maria.sends(&form.with("diet", "Geen noten").with("access", "").with("consent_photo", "yes").with("consent_list", "yes")).await.expect(303);
    let needs = participation_needs::Entity::find().one(app.db.reader()).await.expect("needs").expect("needs");
    assert_eq!((needs.diet.as_deref(), needs.access), (Some("Geen noten"), None));
    let stored = registration::Entity::find().one(app.db.reader()).await.expect("one").expect("one");
    assert!(stored.photo_consent_at.is_some() && stored.list_consent_at.is_none() && stored.informed_consent_at.is_none());
}

#[tokio::test]
async fn an_empty_form_hears_of_every_fault_at_once_and_keeps_the_organisation_field() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.needs.access = true).create().await;
    asks(&app, &event, "yes_no", "lunch", "Lunch je mee?").required().create().await;
    let maria = app.visitor();
    let form = maria.opens(&format!("/events/{}/register", event.slug)).await.expect(200).form_with("email");
    let page = maria.sends(&form).await.expect(422);
    let list = page.attributes("#errors a", "href");
    assert_eq!(list, ["#first_name", "#last_name", "#email", "#organisation", "#question_lunch", "#accept_privacy"]);
    assert!(page.shows("Lunch je mee? Vul dit nog in."), "{}", page.words());
    assert!(page.has("input#organisation[aria-invalid=\"true\"]") && !page.shows("We vonden geen organisatie"), "{}", page.words());
    assert!(!page.shows("Bijvoorbeeld wat je nodig hebt om goed te kunnen deelnemen"), "what is needed has its own field, which is forgotten sooner");
}

#[tokio::test]
async fn colleagues_are_not_blamed_for_the_organisation_that_the_first_left_out() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let karin = app.visitor();
    let form = karin.get(&format!("/events/{}/register?colleagues=1", event.slug)).await.expect(200).form_with("booker[email]");
    let page = karin.sends(&form.with("participants[0][first_name]", "An").with("participants[1][first_name]", "Ben")).await.expect(422);
    assert!(page.has("[id=\"participants[0][organisation]-error\"]"), "{}", page.words());
    assert!(!page.has("[id=\"participants[1][organisation]-error\"]"), "{}", page.words());
}
