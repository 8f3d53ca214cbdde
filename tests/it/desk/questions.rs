use belfry::entity::{answer, event, question, question_option};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::{audit, fault, overview, person, registers, registration_path, saved};
use crate::support::browser_form::BrowserForm;
use crate::support::{Page, TestApp, TestEvent, Visitor};

fn list(event: &TestEvent) -> String {
    format!("{}/questions", overview(event))
}

async fn new_question(nele: &Visitor, event: &TestEvent) -> BrowserForm {
    nele.get(&format!("{}/new", list(event))).await.expect(200).form("form#question")
}

/// A choice of lunches with two places for the soup.
async fn lunch(nele: &Visitor, event: &TestEvent) -> Page {
    let form = new_question(nele, event).await.with_all(&[
        ("label_nl", "Wat eet je?"),
        ("label_en", "What do you eat?"),
        ("kind", "choice"),
        ("option_0_label_nl", "Soep"),
        ("option_0_places", "2"),
        ("option_1_label_nl", "Broodje"),
    ]);
    saved(nele, &form).await
}

async fn questions(app: &TestApp) -> Vec<question::Model> {
    question::Entity::find().order_by_asc(question::Column::Position).all(app.db.reader()).await.expect("questions")
}

async fn options(app: &TestApp) -> Vec<question_option::Model> {
    question_option::Entity::find().order_by_asc(question_option::Column::Position).all(app.db.reader()).await.expect("options")
}

async fn asks(app: &TestApp, event: &TestEvent) -> bool {
    event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("an answer").expect("an event").asks_questions
}

fn edit(event: &TestEvent, question: &question::Model) -> String {
    format!("{}/{}/edit", list(event), question.id)
}

/// Somebody who chose this option.
async fn eats(app: &TestApp, event: &TestEvent, name: &str, option: &question_option::Model) -> belfry::entity::registration::Model {
    let mut somebody = person(name, "Stad Voorbeeldstad");
    somebody.answers = vec![("wat_eet_je".to_owned(), option.id.to_string())];
    registers(app, event, vec![somebody]).await
}

#[tokio::test]
async fn questions_are_added_moved_and_shown_in_order() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    assert!(nele.get(&list(&event)).await.expect(200).shows("Je vraagt nog niets extra") && !asks(&app, &event).await);
    let page = lunch(&nele, &event).await;
    assert!(page.shows("De vraag is bewaard.") && page.shows("Wat eet je?") && page.shows("Soep") && page.shows("0 van 2"), "{}", page.words());
    assert!(asks(&app, &event).await);
    // A second one, asked only of who takes soup.
    let form = new_question(&nele, &event).await;
    let soup = options(&app).await[0].id;
    let condition = format!("{}:{soup}", questions(&app).await[0].id);
    assert!(form.choices.contains(&("shown_if".to_owned(), condition.clone())), "{:?}", form.choices);
    let page = saved(&nele, &form.with_all(&[("label_nl", "Wat eet je?"), ("kind", "yes_no"), ("required", "yes"), ("shown_if", &condition)])).await;
    assert!(page.shows("Enkel na: Wat eet je? → Soep"), "{}", page.words());
    let rows = questions(&app).await;
    assert_eq!(rows.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["wat_eet_je", "wat_eet_je_2"], "one key each");
    let page = saved(&nele, &page.form(&format!("form#up-{}", rows[1].id))).await;
    assert_eq!(questions(&app).await[0].id, rows[1].id);
    saved(&nele, &page.form(&format!("form#down-{}", rows[1].id))).await;
    assert_eq!(questions(&app).await[0].id, rows[0].id);
    let actions: Vec<String> = audit(&app).await.into_iter().map(|entry| entry.action).collect();
    assert_eq!(actions[1..], ["question.add", "question.add", "question.move", "question.move"]);
    let history = nele.get(&overview(&event)).await.expect(200);
    assert!(history.shows("voegde een vraag toe") && history.shows("2 vragen"), "{}", history.words());
    // What another depends on stays until that one goes.
    let page = nele.get(&format!("{}/{}/remove", list(&event), rows[0].id)).await.expect(200);
    assert!(page.shows("Andere vragen hangen af van deze vraag") && page.try_form("form#remove").is_none());
    let mut forced = nele.get(&format!("{}/{}/remove", list(&event), rows[1].id)).await.form("form#remove");
    forced.action = format!("{}/{}/remove", list(&event), rows[0].id);
    nele.sends(&forced).await.expect(422);
    assert!(questions(&app).await.iter().all(|row| row.removed_at.is_none()));
}

#[tokio::test]
async fn wrong_questions_are_named_and_more_rows_keep_everything() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let form =
        new_question(&nele, &event).await.with_all(&[("label_nl", "Lunch"), ("help_fr", "Midi"), ("kind", "choices"), ("option_2_label_nl", "Soep"), ("option_2_places", "veel")]);
    let more = nele.sends(&form.clone().and("more", "yes")).await.expect(200);
    let kept = more.form("form#question");
    assert_eq!(
        (kept.get("label_nl"), kept.get("help_fr"), kept.get("option_0_label_nl"), kept.get("option_0_places")),
        ("Lunch", "Midi", "Soep", "veel"),
        "empty rows are left out"
    );
    assert!(kept.has("option_6_label_nl"), "six more");
    let page = nele.sends(&kept).await.expect(422);
    assert!(fault(&page, "option_0_places").contains("heel getal") && page.shows("Keuze 1: Plaatsen"), "{}", page.words());
    let long = "é".repeat(301);
    for (field, typed, at, said) in [
        ("label_nl", "", "label_nl", "Vul dit nog in"),
        ("label_nl", long.as_str(), "label_nl", "300"),
        ("label_fr", "a\u{0}b", "label_fr", "teken"),
        ("kind", "essay", "kind", "Kies iets uit de lijst"),
        ("applies_to", "nobody", "applies_to", "Kies iets uit de lijst"),
        ("shown_if", "x", "shown_if", "Kies iets uit de lijst"),
        ("shown_if", "01a20946-89b8-700f-a906-8bd82b5ba86c:yes", "shown_if", "Kies iets uit de lijst"),
        ("key", "Met Spaties", "key", "kleine letters"),
        ("option_0_label_nl", long.as_str(), "option_0_label_nl", "300"),
    ] {
        let form = form.clone().with("option_2_places", "").with("option_0_label_nl", "Brood").with("option_0_places", "3").with(field, typed);
        let page = nele.sends(&form).await.expect(422);
        let shown = fault(&page, at);
        // An event that is not hybrid asks no place of taking part: the summary says it.
        assert!(shown.contains(said) || page.all("[role=alert]").join(" ").contains(said), "{field}={typed:?}: {}", page.words());
    }
    let none = nele.sends(&new_question(&nele, &event).await.with_all(&[("label_nl", "Lunch"), ("kind", "choice")])).await.expect(422);
    assert!(none.shows("Geef minstens één keuze."));
    assert!(questions(&app).await.is_empty() && !asks(&app, &event).await);
}

#[tokio::test]
async fn two_organisers_at_one_question_see_each_other() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    lunch(&nele, &event).await;
    let path = edit(&event, &questions(&app).await[0]);
    let (hers, his) = (nele.get(&path).await.form("form#question"), nele.get(&path).await.form("form#question"));
    saved(&nele, &hers.with("label_nl", "Wat eet je die middag?")).await;
    let met = nele.sends(&his.with("label_nl", "Lunch?").with("option_2_label_nl", "Niets")).await.expect(409);
    assert!(met.shows("Iemand anders was je voor") && met.shows("Wat eet je die middag?"), "{}", met.words());
    let kept = met.form("form#question");
    assert_eq!((kept.get("label_nl"), kept.get("option_2_label_nl")), ("Lunch?", "Niets"));
    saved(&nele, &kept).await;
    assert_eq!(questions(&app).await[0].label["nl"], "Lunch?");
    assert_eq!(options(&app).await.len(), 3);
    // A question that was taken out meanwhile is not found any more.
    let form = nele.get(&path).await.form("form#question");
    let removal = nele.get(&path.replace("/edit", "/remove")).await.form("form#remove");
    saved(&nele, &form.clone().with("label_nl", "Anders")).await;
    nele.sends(&removal).await.expect(409);
    saved(&nele, &nele.get(&path.replace("/edit", "/remove")).await.form("form#remove")).await;
    nele.sends(&form).await.expect(404);
}

#[tokio::test]
async fn answers_stay_as_they_were_given_whatever_becomes_of_the_question() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    lunch(&nele, &event).await;
    let soup = options(&app).await[0].clone();
    let jan = eats(&app, &event, "Jan", &soup).await;
    let path = edit(&event, &questions(&app).await[0]);
    let page = nele.get(&path).await.expect(200);
    assert!(page.shows("1 persoon antwoordde al"), "{}", page.words());
    // Its kind is fixed now.
    let refused = nele.sends(&page.form("form#question").with("kind", "short_text")).await.expect(422);
    assert!(fault(&refused, "kind").contains("de soort kan niet meer veranderen"));
    // Another wording, and the soup is taken out.
    saved(&nele, &page.form("form#question").with("label_nl", "Lunch?").with("option_0_label_nl", "Tomatensoep")).await;
    let shown = nele.get(&registration_path(&jan)).await.expect(200);
    assert!(shown.shows("Wat eet je? Soep") && !shown.shows("Tomatensoep"), "{}", shown.words());
    saved(&nele, &nele.get(&path).await.form("form#question").with("option_0_removed", "yes")).await;
    assert!(options(&app).await.iter().any(|option| option.id == soup.id && option.removed_at.is_some()));
    let removal = nele.get(&path.replace("/edit", "/remove")).await.expect(200);
    assert!(removal.shows("Het antwoord van 1 persoon blijft bewaard"));
    let page = saved(&nele, &removal.form("form#remove")).await;
    assert!(page.shows("De vraag is geschrapt. Het antwoord van 1 persoon blijft bewaard."), "{}", page.words());
    assert!(!asks(&app, &event).await);
    assert_eq!(answer::Entity::find().all(app.db.reader()).await.expect("answers").len(), 1);
    assert!(nele.get(&registration_path(&jan)).await.shows("Wat eet je? Soep"));
    // A new one gets another key: the old answers are not its own.
    lunch(&nele, &event).await;
    assert!(questions(&app).await.iter().any(|row| row.key == "wat_eet_je_2"));
}

#[tokio::test]
async fn places_of_an_option_go_down_without_throwing_anybody_out() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().waiting_list().rules(|rules| rules.promoting = belfry::rules::registration_rules::Promoting::Direct).create().await;
    lunch(&nele, &event).await;
    let soup = options(&app).await[0].clone();
    for name in ["Jan", "An"] {
        eats(&app, &event, name, &soup).await;
    }
    let path = edit(&event, &questions(&app).await[0]);
    let page = saved(&nele, &nele.get(&path).await.form("form#question").with("option_0_places", "1")).await;
    assert!(page.shows("1 persoon heeft een plaats boven het nieuwe aantal en houdt die.") && page.shows("2 van 1"), "{}", page.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'confirmed'").await, 2);
}
