//! What answers come to: on the page, in the files, beside other events.

use belfry::actions::evaluation::set_up::{Terms, set_up};
use sea_orm::EntityTrait as _;

use super::{ENDED, NAMED, answers, evaluated, mails, over};
use crate::support::{TestApp, TestEvent};
use crate::team::{belongs_to, programme_named};

const PEOPLE: [&str; 6] = ["an", "bert", "chris", "dirk", "els", "fons"];

async fn asked(app: &TestApp, terms: Terms) -> TestEvent {
    let event = app.event().create().await;
    evaluated(app, &event, terms, &PEOPLE).await;
    app.at(ENDED);
    over(app, &event, &[]).await;
    mails(app).await;
    event
}

#[tokio::test]
async fn words_stay_hidden_below_five_answers() {
    let app = TestApp::start().await;
    let event = asked(&app, NAMED).await;
    for name in &PEOPLE[..4] {
        answers(&app, name, 4).await;
    }
    let nele = app.organiser().await;
    let path = format!("/desk/events/{}/evaluation", event.id);
    let page = nele.get(&format!("{path}/results")).await.expect(200);
    assert!(page.shows("Gemiddelde: 4,00") && page.shows("vanaf 5 antwoorden") && !page.shows("woorden van") && page.link("answers.csv").is_none(), "{}", page.words());
    assert!(!nele.get(&format!("{path}/results.csv")).await.expect(200).source().contains("woorden van"));
    assert!(nele.get(&format!("{path}/answers.csv")).await.expect(409).shows("te weinig antwoorden"));
    answers(&app, PEOPLE[4], 5).await;
    let page = nele.get(&format!("{path}/results")).await.expect(200);
    assert!(page.shows("Gemiddelde: 4,20") && page.shows("woorden van els"), "{}", page.words());
    let file = nele.get(&format!("{path}/answers.csv")).await.expect(200);
    assert!(file.header("content-type").starts_with("text/csv") && file.source().contains("\"els@gemeente.example\";5;"), "{}", file.source());
    // Who only counts heads at the door reads the answers; who reads figures does not.
    let figures = nele.get(&format!("{path}/results.csv")).await.expect(200).source();
    assert!(figures.starts_with('\u{FEFF}') && figures.contains("\"Hoe nuttig was dit voor je werk?\";\"Schaal van 1 tot 5\";4;4;\"80,0\";5;\"4,20\";\"4,0\"\r\n"), "{figures}");
}

#[tokio::test]
async fn no_cell_of_a_file_is_a_formula() {
    let app = TestApp::start().await;
    let event = asked(&app, NAMED).await;
    for name in PEOPLE {
        let said = super::says(4, "=HYPERLINK(\"https://evil.example\")");
        belfry::actions::evaluation::answer::answer(&app, super::link(&app, name).await.hash(), said).await.expect("answered");
    }
    let nele = app.organiser().await;
    for file in ["results.csv", "answers.csv"] {
        let source = nele.get(&format!("/desk/events/{}/evaluation/{file}", event.id)).await.expect(200).source();
        assert!(source.contains("\"'=HYPERLINK(") && !source.contains(";\"=HYPER") && !source.contains(";=HYPER"), "{source}");
    }
}

#[tokio::test]
async fn events_of_a_series_and_of_a_programme_stand_beside_each_other() {
    let app = TestApp::start().await;
    let programme = programme_named(&app, "Lerend netwerk").await;
    let (first, second, third) = (app.event().titled("Eerste dag").create().await, app.event().titled("Tweede dag").create().await, app.event().titled("Derde dag").create().await);
    for event in [&first, &second, &third] {
        belongs_to(&app, event, programme).await;
    }
    let ids = match app.database().backend() {
        sea_orm::DatabaseBackend::Postgres => format!("'{}'", first.id),
        _ => format!("x'{}'", first.id.simple()),
    };
    app.database().execute(&format!("UPDATE events SET series_id = {ids} WHERE title IN ('Eerste dag', 'Tweede dag')")).await;
    super::written(&app, first.id, "een").await;
    super::written(&app, second.id, "twee").await;
    // Set up and not begun: it has nothing to compare.
    let template = belfry::entity::evaluation_template::Entity::find().one(app.db.reader()).await.expect("rows").expect("one").id;
    set_up(&app, crate::registration::NELE, third.id, 0, Some(template), NAMED).await.expect("set up");
    let nele = app.organiser().await;
    let page = nele.get(&format!("/desk/events/{}/evaluation/results", second.id)).await.expect(200);
    assert!(page.shows("Vergeleken met de rest van de reeks") && page.shows("Eerste dag") && page.shows("3,00") && !page.shows("Derde dag"), "{}", page.words());
    let page = nele.get(&format!("/desk/programmes/{programme}/evaluation")).await.expect(200);
    assert!(page.shows("Eerste dag") && page.shows("Tweede dag") && !page.shows("Derde dag"), "{}", page.words());
    // The table says what the bars show.
    let page = nele.get(&format!("/desk/events/{}/evaluation/results", third.id)).await.expect(200);
    assert!(page.shows("De links zijn nog niet vertrokken."));
    let page = nele.get(&format!("/desk/events/{}/evaluation/results", first.id)).await.expect(200);
    assert!(page.attributes("td.bar", "aria-hidden").iter().all(|hidden| hidden == "true") && page.all("table.bars").len() == 3, "{}", page.words());
}

#[tokio::test]
async fn an_event_without_evaluation_says_what_to_do() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let path = format!("/desk/events/{}/evaluation", event.id);
    assert!(nele.get(&format!("{path}/results")).await.expect(200).shows("wordt nog niet geëvalueerd"));
    for missing in ["preview", "results.csv", "answers.csv", "questions/new", "questions/useful"] {
        assert_eq!(nele.get(&format!("{path}/{missing}")).await.status, 404, "{missing}");
    }
}
