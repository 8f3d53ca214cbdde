//! From the questionnaire to the results, as people live it.

use belfry::actions::evaluation::answer::answer;
use belfry::actions::event::cancel::cancel;
use belfry::actions::registration::hand_over::{Colleague, hand_over};
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::register::OrganisationChoice;
use belfry::actions::reminder::save_rule::save_rule;
use belfry::error::{Error, Refusal};
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::reminders::{Kind, ReminderRule, Unit};
use belfry::rules::schedule;

use super::{ANONYMOUS, ENDED, NAMED, answers, evaluated, link, mails, names, over, says, to, turn};
use crate::registration::{NELE, by_email, nothing_is_wrong};
use crate::support::TestApp;

#[tokio::test]
async fn who_was_there_answers_once_and_nele_reads_what_it_comes_to() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    // The first time, what is ready is offered.
    let path = format!("/desk/events/{}/evaluation", event.id);
    assert!(nele.get(&path).await.expect(200).shows("Er zijn nog geen vragenlijsten"));
    let page = nele.get("/desk/evaluations").await.expect(200);
    let answer = nele.sends(&page.form("form#take-ready")).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("Opleiding van een dag") && page.shows("Werkbezoek"), "{}", page.words());
    let form = nele.get(&path).await.expect(200).form("form#evaluation-form");
    let webinar = form.choices.iter().filter(|(name, _)| name == "template").map(|(_, value)| value.clone()).collect::<Vec<_>>();
    let mut chosen = None;
    for id in webinar.into_iter().filter(|id| !id.is_empty()) {
        if nele.get(&format!("/desk/evaluations/{id}")).await.expect(200).shows("Hoe vond je het tempo?") {
            chosen = Some(id);
        }
    }
    let saved = nele.sends(&form.with("template", &chosen.expect("the webinar's"))).await.expect(303);
    let page = nele.follows(saved).await.expect(200);
    assert!(page.shows("De evaluatie is bewaard.") && page.shows("Hoe nuttig was dit voor je werk?"), "{}", page.words());
    assert!(nele.get(&format!("{path}/preview")).await.expect(200).shows("Je antwoorden zijn anoniem."));

    for name in ["an", "bert", "chris", "dirk", "els", "fons", "gust"] {
        crate::registration::register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    app.deliver_mail().await;
    app.at(ENDED);
    assert!(mails(&app).await.is_empty(), "nobody is asked before the list is closed");
    over(&app, &event, &["gust"]).await;
    let asked = mails(&app).await;
    assert_eq!(names(&asked), ["an", "bert", "chris", "dirk", "els", "fons"]);
    let mail = to(&asked, "an");
    assert!(mail.subject.starts_with("Hoe was het?") && mail.calendar.is_none() && mail.text.contains("anoniem"), "{}", mail.text);
    assert!(mails(&app).await.is_empty(), "once");

    // Opening it changes nothing; what is wrong keeps what was typed.
    let an = app.visitor();
    let path_of_an = mail.link("/e/");
    let page = an.get(&path_of_an).await.expect(200);
    assert!(page.header("cache-control").contains("no-store") && page.header("referrer-policy") == "no-referrer" && page.header("set-cookie").is_empty());
    assert!(page.shows("Invullen kan tot en met dinsdag 23 maart 2027, 23:59"), "{}", page.words());
    let form = page.form("form#evaluation");
    let wrong = an.sends(&form.clone().with("answer_better", "Meer tijd voor vragen")).await.expect(422);
    assert!(wrong.has("#answer_useful-error") && wrong.has("[role=alert]") && wrong.source().contains("Meer tijd voor vragen"), "{}", wrong.words());
    let form = wrong.form("form#evaluation").with_all(&[("answer_useful", "4"), ("answer_recommend", "9"), ("answer_pace", "1")]);
    let sent = an.sends(&form).await.expect(303);
    assert!(an.follows(sent).await.expect(200).shows("Je antwoorden zijn verstuurd."));
    // A second time, by the same form or the link: nothing more.
    let again = an.sends(&form.with("answer_useful", "1")).await.expect(303);
    let page = an.follows(again).await.expect(200);
    assert!(page.shows("Bedankt") && page.try_form("form#evaluation").is_none());
    let refused = answer_of(&app, "an").await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::EvaluationAnswered))), "{refused:?}");
    for (name, useful) in [("bert", 5), ("chris", 3), ("dirk", 4)] {
        answers(&app, name, useful).await;
    }

    // One reminder, to the others only.
    app.at("2027-03-14T10:59:00Z");
    assert!(mails(&app).await.is_empty());
    app.at("2027-03-14T11:00:00Z");
    let reminded = mails(&app).await;
    assert_eq!(names(&reminded), ["els", "fons"]);
    assert!(to(&reminded, "els").subject.starts_with("Nog even: hoe was het?") && to(&reminded, "els").text.contains("enige herinnering"));
    app.at("2027-03-20T11:00:00Z");
    assert!(mails(&app).await.is_empty());
    answers(&app, "els", 5).await;

    // What is sealed opens after the last minute.
    let nele = app.organiser().await;
    let page = nele.get(&format!("{path}/results")).await.expect(200);
    assert!(page.shows("5 antwoorden zitten nog verzegeld in de bus.") && !page.shows("Hoe nuttig"), "{}", page.words());
    app.at("2027-03-23T22:59:59Z");
    turn(&app).await;
    let nele = app.organiser().await;
    let late = answer_of(&app, "fons").await;
    assert!(matches!(late, Err(Error::Refused(Refusal::EvaluationClosed))), "{late:?}");
    let page = nele.get(&format!("{path}/results")).await.expect(200);
    assert!(page.shows("Gevraagd 6 Geantwoord 5 Respons 83 %") && page.shows("Gemiddelde: 4,20 · Mediaan: 4,0"), "{}", page.words());
    assert!(page.shows("Meer tijd voor vragen") && page.shows("woorden van els"), "{}", page.words());
    assert!(app.visitor().get(&link_path(&app, "fons").await).await.expect(200).shows("Deze evaluatie is afgesloten."));
    nothing_is_wrong(&app).await;
}

async fn answer_of(app: &TestApp, name: &str) -> Result<(), Error> {
    answer(app, link(app, name).await.hash(), says(1, "")).await
}

async fn link_path(app: &TestApp, name: &str) -> String {
    format!("/e/{}", link(app, name).await.as_str())
}

fn thanks() -> ReminderRule {
    ReminderRule { kind: Kind::Thanks, anchor: Kind::Thanks.anchor(), amount: 1, unit: Unit::Days, at: schedule::time("10:00"), audience: Kind::Thanks.audiences()[0] }
}

#[tokio::test]
async fn thanks_bring_the_link_along_and_who_comes_later_gets_it_by_itself() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    save_rule(&app, NELE, event.id, None, thanks()).await.expect("a rule");
    evaluated(&app, &event, NAMED, &["an", "els"]).await;
    app.at(ENDED);
    over(&app, &event, &["els"]).await;
    assert!(mails(&app).await.is_empty(), "the thanks are waited for");
    app.at("2027-03-10T09:00:00Z");
    let sent = mails(&app).await;
    assert_eq!(names(&sent), ["an"]);
    assert!(sent[0].subject.starts_with("Bedankt dat je erbij was") && sent[0].text.contains("/e/") && sent[0].text.contains("ziet je naam"), "{}", sent[0].text);
    assert!(app.visitor().get(&sent[0].link("/e/")).await.expect(200).shows("niet anoniem"));
    // Her own page leads there, too, until she has answered.
    let an = by_email(&app, "an@gemeente.example").await;
    let own = format!("/r/{}", app.keys.derive(belfry::keys::Purpose::Registration, an.id, an.token_generation).as_str());
    assert!(app.visitor().get(&own).await.expect(200).link("/e/").is_some());
    answers(&app, "an", 5).await;
    assert!(app.visitor().get(&own).await.expect(200).link("/e/").is_none());
    // The list is corrected: Els was there after all, and thanked with her link.
    belfry::actions::attendance::reopen::reopen(&app, NELE, event.id, event.sessions[0].id, "Els was er wel.".to_owned()).await.expect("open");
    let els = by_email(&app, "els@gemeente.example").await.id;
    let said = belfry::actions::attendance::record::Said {
        registration_id: els,
        before: Some(belfry::rules::attendance::Mark::Absent),
        mark: Some(belfry::rules::attendance::Mark::Present),
    };
    belfry::actions::attendance::record::record(&app, NELE, event.id, event.sessions[0].id, vec![said]).await.expect("recorded");
    app.wait(jiff::SignedDuration::from_mins(5));
    belfry::actions::attendance::close::close(&app, NELE, event.id, event.sessions[0].id, false).await.expect("closed");
    let sent = mails(&app).await;
    assert_eq!(names(&sent), ["els"]);
    assert!(sent[0].text.contains("/e/"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_cancelled_event_is_not_evaluated_and_a_place_that_was_handed_over_is_asked_of_the_colleague() {
    let app = TestApp::start().await;
    let (gone, event) = (app.event().create().await, app.event().create().await);
    evaluated(&app, &gone, ANONYMOUS, &["zoe"]).await;
    evaluated(&app, &event, ANONYMOUS, &["pieter"]).await;
    cancel(&app, NELE, gone.id, 1, Some("ziek".to_owned())).await.expect("cancelled");
    let pieter = by_email(&app, "pieter@gemeente.example").await;
    let ruben = Colleague {
        first_name: PersonName::parse("Ruben").expect("a name"),
        last_name: PersonName::parse("Aerts").expect("a name"),
        email: EmailAddress::parse("ruben@gemeente.example").expect("an address"),
        organisation: OrganisationChoice::Named("Stad Voorbeeldstad".to_owned()),
        function_category: None,
        job_title: None,
        language: Language::Fr,
        accepts_price: None,
    };
    hand_over(&app, Holder::Participant(pieter.token_hash), ruben).await.expect("handed over");
    app.deliver_mail().await;
    app.at(ENDED);
    let said = belfry::actions::attendance::record::Said {
        registration_id: by_email(&app, "ruben@gemeente.example").await.id,
        before: None,
        mark: Some(belfry::rules::attendance::Mark::Partial),
    };
    belfry::actions::attendance::record::record(&app, NELE, event.id, event.sessions[0].id, vec![said]).await.expect("recorded");
    belfry::actions::attendance::close::close(&app, NELE, event.id, event.sessions[0].id, true).await.expect("closed");
    let sent = mails(&app).await;
    assert_eq!(names(&sent), ["ruben"]);
    assert!(sent[0].subject.starts_with("Comment était-ce ?"), "{}", sent[0].subject);
    // His place is taken back meanwhile: the link answers nothing any more.
    let ruben = by_email(&app, "ruben@gemeente.example").await;
    app.database().execute(&format!("UPDATE registrations SET status = 'cancelled' WHERE email = '{}'", ruben.email)).await;
    assert!(matches!(answer_of(&app, "ruben").await, Err(Error::Refused(Refusal::EvaluationClosed))));
    app.at("2027-03-15T11:00:00Z");
    assert!(mails(&app).await.is_empty(), "nor is he reminded");
}
