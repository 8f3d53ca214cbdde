//! Questionnaires at the desk: making, changing, freezing; two organisers at once; who may.

use belfry::actions::evaluation::Owner;
use belfry::actions::evaluation::edit_questions::{Change, edit_questions};
use belfry::actions::evaluation::set_up::{Terms, set_up};
use belfry::entity::{evaluation, evaluation_template};
use belfry::error::{Error, Refusal};
use belfry::rules::language::Language;
use sea_orm::EntityTrait as _;

use super::{ANONYMOUS, ENDED, evaluated, mails, over, webinar};
use crate::registration::NELE;
use crate::support::{TestApp, TestEvent};

async fn saved(app: &TestApp, event: &TestEvent) -> evaluation::Model {
    evaluation::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("rows").expect("an evaluation")
}

#[tokio::test]
async fn a_questionnaire_is_made_question_by_question() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = nele.get("/desk/evaluations/new").await.expect(200).form("form#evaluation-template");
    assert!(nele.sends(&form).await.expect(422).has("#evaluation_name-error"));
    let made = nele.sends(&form.with("evaluation_name", "Intervisie")).await.expect(303);
    let page = nele.follows(made).await.expect(200);
    let path = page.path.split('?').next().expect("a path").to_owned();
    assert!(page.shows("Er zijn nog geen vragen."), "{}", page.words());
    let form = nele.get(&format!("{path}/questions/new")).await.expect(200).form("form#evaluation-question");
    let faults = nele.sends(&form.clone().with("evaluation_kind", "choice").with("options_nl", "ja")).await.expect(422);
    assert!(faults.has("#label_nl-error") && faults.has("#options_nl-error"), "{}", faults.words());
    let uneven = form.clone().with_all(&[("label_nl", "Kwam je aan bod?"), ("evaluation_kind", "choice"), ("options_nl", "ja\nnee"), ("options_fr", "oui")]);
    assert!(nele.sends(&uneven).await.expect(422).has("#options_fr-error"));
    let long = form.clone().with_all(&[("label_nl", &"x".repeat(301)), ("low_nl", &"x".repeat(61))]);
    let page = nele.sends(&long).await.expect(422);
    assert!(page.has("#label_nl-error") && page.has("#low_nl-error"));
    for (label, kind, options) in [("Kwam je aan bod?", "choice", "ja\nnee"), ("Hoe veilig voelde het?", "scale_five", ""), ("Wat nog?", "text", "")] {
        let form = nele.get(&format!("{path}/questions/new")).await.expect(200).form("form#evaluation-question");
        nele.sends(&form.with_all(&[("label_nl", label), ("evaluation_kind", kind), ("options_nl", options)])).await.expect(303);
    }
    let page = nele.get(&path).await.expect(200);
    assert_eq!(page.all("#questions strong"), ["Kwam je aan bod?", "Hoe veilig voelde het?", "Wat nog?"]);
    let up = page.attributes("form[id^='up-']", "id")[0].clone();
    nele.sends(&page.form(&format!("form#{up}"))).await.expect(303);
    let stale = page.form(&format!("form#{}", page.attributes("form[id^='remove-']", "id")[0]));
    assert!(nele.sends(&stale).await.expect(409).has("[role=alert]"), "somebody changed it meanwhile");
    let page = nele.get(&path).await.expect(200);
    assert_eq!(page.all("#questions strong"), ["Hoe veilig voelde het?", "Kwam je aan bod?", "Wat nog?"]);
    let remove = page.attributes("form[id^='remove-']", "id").into_iter().find(|id| id.len() == 39).expect("a button");
    nele.sends(&page.form(&format!("form#{remove}"))).await.expect(303);
    let page = nele.get(&path).await.expect(200);
    assert_eq!(page.all("#questions strong").len(), 2);
    let rows = evaluation_template::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(rows[0].version, 6);
    nele.sends(&page.form("form#remove-template")).await.expect(303);
    assert!(nele.get(&path).await.status == 404);
    assert!(nele.get(&format!("{path}/questions/x")).await.status == 404 && nele.get("/desk/evaluations/x").await.status == 404);
}

#[tokio::test]
async fn terms_are_checked_and_two_organisers_never_overwrite_each_other() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    evaluated(&app, &event, ANONYMOUS, &[]).await;
    let nele = app.organiser().await;
    let path = format!("/desk/events/{}/evaluation", event.id);
    let form = nele.get(&path).await.expect(200).form("form#evaluation-form");
    for (field, value) in [
        ("open_days", "0"),
        ("open_days", "61"),
        ("open_days", "veel"),
        ("remind_after_days", "14"),
        ("remind_after_days", "-1"),
        ("template", "x"),
        ("evaluation_anonymous", "misschien"),
    ] {
        let page = nele.sends(&form.clone().with(field, value)).await.expect(422);
        assert!(page.has(&format!("#{field}-error")), "{field} {value}: {}", page.words());
    }
    let page = nele.sends(&form.clone().with("template", &uuid::Uuid::nil().to_string())).await.expect(422);
    assert!(page.has("#template-error"));
    nele.sends(&form.clone().with("open_days", "10")).await.expect(303);
    let met = nele.sends(&form.clone().with("open_days", "20")).await.expect(409);
    assert!(met.has("#conflict") && met.form("form#evaluation-form").get("open_days") == "20", "{}", met.words());
    nele.sends(&met.form("form#evaluation-form")).await.expect(303);
    assert_eq!(saved(&app, &event).await.open_days, 20);
    let history = nele.get(&format!("/desk/events/{}/history", event.id)).await.expect(200);
    assert!(history.shows("stelde de evaluatie in"), "{}", history.words());
    let page = nele.get(&path).await.expect(200);
    nele.sends(&page.form("form#take-away")).await.expect(303);
    assert!(nele.get(&path).await.expect(200).try_form("form#take-away").is_none());
}

#[tokio::test]
async fn once_links_have_left_only_words_change() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    evaluated(&app, &event, ANONYMOUS, &["an"]).await;
    app.at(ENDED);
    over(&app, &event, &[]).await;
    mails(&app).await;
    let (owner, version) = (Owner::Event(event.id), saved(&app, &event).await.version);
    let mut question = webinar().0.remove(0);
    question.label.set(Language::Nl, Some("Hoe nuttig was het voor je werk?".to_owned()));
    let of = |question: &belfry::rules::evaluation::Question, over: bool| Change::Save { over: over.then(|| "useful".to_owned()), question: Box::new(question.clone()) };
    edit_questions(&app, NELE, owner, version, of(&question, true)).await.expect("a word");
    let version = version + 1;
    let harder = belfry::rules::evaluation::Question { required: false, ..question.clone() };
    let other = belfry::rules::evaluation::Question { key: "new".to_owned(), ..question.clone() };
    for change in [of(&harder, true), of(&other, false), of(&other, true), Change::Remove { key: "useful".to_owned() }, Change::Move { key: "useful".to_owned(), up: false }] {
        let refused = edit_questions(&app, NELE, owner, version, change).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::EvaluationOpened))), "{refused:?}");
    }
    let named = set_up(&app, NELE, event.id, version, None, Terms { anonymous: false, ..ANONYMOUS }).await;
    assert!(matches!(named, Err(Error::Refused(Refusal::EvaluationOpened))), "what was promised stays");
    set_up(&app, NELE, event.id, version, None, Terms { open_days: 30, ..ANONYMOUS }).await.expect("longer");
    assert_eq!(saved(&app, &event).await.closes_at.map(|last| last.0.to_string()).as_deref(), Some("2027-04-08T21:59:00Z"));
    let nele = app.organiser().await;
    let page = nele.get(&format!("/desk/events/{}/evaluation", event.id)).await.expect(200);
    assert!(page.shows("De links zijn vertrokken") && page.try_form("form#take-away").is_none() && !page.has("form[id^='remove-']"), "{}", page.words());
}

#[tokio::test]
async fn who_reads_sees_figures_and_changes_nothing() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let template = super::written(&app, event.id, "Kanarie").await;
    let reader = app.visitor();
    reader.signs_in(&app, "lezer@ledenkoepel.example", "reader").await;
    let path = format!("/desk/events/{}/evaluation", event.id);
    let page = reader.get(&format!("{path}/results")).await.expect(200);
    assert!(page.shows("Kanarie-antwoord") && page.link("results.csv").is_some() && page.link("answers.csv").is_none(), "{}", page.words());
    reader.get(&format!("{path}/results.csv")).await.expect(200);
    for closed in [format!("{path}/answers.csv"), format!("{path}/questions/new"), "/desk/evaluations/new".to_owned()] {
        assert_eq!(reader.get(&closed).await.status, 403, "{closed}");
    }
    let page = reader.get(&path).await.expect(200);
    assert!(page.try_form("form#evaluation-form").is_none());
    assert!(reader.get(&format!("/desk/evaluations/{template}")).await.expect(200).try_form("form#remove-template").is_none());
}

#[tokio::test]
async fn a_copy_is_evaluated_alike_and_begins_anew() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    evaluated(&app, &event, ANONYMOUS, &["an"]).await;
    app.at(ENDED);
    over(&app, &event, &[]).await;
    mails(&app).await;
    let nele = app.organiser().await;
    let form = nele.get(&format!("/desk/events/{}/copy", event.id)).await.expect(200).form("form#copy");
    nele.sends(&form.with_all(&[("title", "Nog eens"), ("first_day", "7/3/2028")])).await.expect(303);
    let all = evaluation::Entity::find().all(app.db.reader()).await.expect("rows");
    let copy = all.iter().find(|row| row.event_id != event.id).expect("a copy");
    assert_eq!((copy.questionnaire(), copy.opened_at, copy.version), (webinar(), None, 1));
}
