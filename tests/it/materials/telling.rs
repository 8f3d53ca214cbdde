use belfry::actions::reminder::save_rule::save_rule;
use belfry::actions::reminder::send::send_due;
use belfry::entity::material::MaterialAudience::{Present, Registered};
use belfry::rules::reminders::{Kind, ReminderRule, Unit};
use belfry::rules::schedule;

use super::{ENDED, adds_pdf, attended, comes, last};
use crate::registration::{NELE, nothing_is_wrong};
use crate::support::TestApp;

#[tokio::test]
async fn those_who_may_have_it_are_told_once() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let an = comes(&app, &event, "an").await;
    comes(&app, &event, "els").await;
    let path = format!("/desk/events/{}/materials", event.id);
    adds_pdf(&nele, &event, "Voorbereiding", Registered, &[]).await;
    let page = nele.get(&path).await.expect(200);
    assert!(page.shows("Nu mailen naar 2 mensen"), "{}", page.words());
    let button = page.form("form[id^=tell-]");
    let answer = nele.sends(&button).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("Er vertrekken mails naar 2 mensen.") && page.try_form("form[id^=tell-]").is_none() && page.shows("2 mensen kregen er een mail over."), "{}", page.words());
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 2);
    let mail = mails.iter().find(|mail| mail.recipient().starts_with("an@")).expect("An's mail");
    assert!(mail.subject.starts_with("Materiaal: ") && mail.calendar.is_none(), "{}", mail.subject);
    let address = format!("{an}/materials/{}", last(&app).await.id);
    assert!(mail.text.contains(&address) && mail.html.contains(&last(&app).await.id.to_string()), "{}", mail.text);
    app.visitor().get(&address).await.expect(200);
    // The same button again tells nobody twice; who comes later can still be told.
    let answer = nele.sends(&button).await.expect(303);
    assert!(nele.follows(answer).await.shows("Iedereen wist het al"));
    assert!(app.deliver_mail().await.is_empty());
    comes(&app, &event, "jan").await;
    let page = nele.get(&path).await;
    assert!(page.shows("Nu mailen naar 1 persoon"));
    nele.sends(&page.form("form[id^=tell-]")).await.expect(303);
    assert_eq!(app.deliver_mail().await.len(), 1);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn nobody_is_told_too_early_and_who_read_it_in_a_follow_up_is_left_out() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let an = comes(&app, &event, "an").await;
    comes(&app, &event, "els").await;
    let path = format!("/desk/events/{}/materials", event.id);
    adds_pdf(&nele, &event, "Verslag", Registered, &[("available", "after")]).await;
    let material = last(&app).await.id;
    let token = nele.get(&path).await.form("form.sign-out").get("csrf").to_owned();
    let page = nele.posts(&format!("{path}/{material}/tell"), format!("csrf={token}")).await.expect(409);
    assert!(page.shows("Dit materiaal is er nog niet"), "{}", page.words());
    let rule = ReminderRule { kind: Kind::Thanks, anchor: Kind::Thanks.anchor(), amount: 1, unit: Unit::Days, at: schedule::time("10:00"), audience: Kind::Thanks.audiences()[0] };
    save_rule(&app, NELE, event.id, None, rule).await.expect("a rule");
    app.at(ENDED);
    attended(&app, &event, &["an"], &["els"]).await;
    app.at("2027-03-10T09:00:00Z");
    let nele = app.organiser().await;
    adds_pdf(&nele, &event, "Opname", Present, &[]).await;
    send_due(&app).await.expect("follow-ups");
    let thanks = app.deliver_mail().await;
    assert_eq!(thanks.len(), 1);
    // A file is listed as a link to the reader's own pages.
    assert!(thanks[0].text.contains(&format!("{an}/materials/{material}")), "{}", thanks[0].text);
    let page = nele.get(&path).await.expect(200);
    assert!(page.shows("Nu mailen naar 1 persoon") && !page.shows("Nu mailen naar 2"), "Els only, of the report: {}", page.words());
    nele.sends(&page.form("form[id^=tell-]")).await.expect(303);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(crate::support::Mail::recipient).collect::<Vec<_>>(), ["els@gemeente.example"]);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn more_people_than_fit_into_one_step_are_all_told() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(500).create().await;
    for number in 0..130 {
        crate::registration::register(&app, &event, &format!("p{number}@gemeente.example")).await;
    }
    app.deliver_mail().await;
    adds_pdf(&nele, &event, "Voorbereiding", Registered, &[]).await;
    let material = last(&app).await.id;
    assert_eq!(belfry::actions::material::tell::tell(&app, NELE, event.id, material).await.expect("told"), 130);
    assert_eq!(app.deliver_mail().await.len(), 130);
}
