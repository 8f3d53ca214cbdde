//! From closing the list to revoking what no longer holds.

use belfry::actions::certificate::send::send_due;
use belfry::entity::attendance_evidence;
use belfry::rules::attendance::Mark;
use sea_orm::EntityTrait as _;

use super::{ENDED, back_at_the_desk, closes, comes, of, reopens, says};
use crate::support::{TestApp, TestEvent, Visitor};

async fn verified(app: &TestApp, number: &str, status: u16) -> String {
    app.visitor().get(&format!("/v/{number}")).await.expect(status).words()
}

async fn sends(nele: &Visitor, event: &TestEvent) {
    let page = nele.get(&format!("/desk/events/{}/certificates", event.id)).await.expect(200);
    let answer = nele.sends(&page.form("form#send")).await.expect(303);
    nele.follows(answer).await.expect(200);
}

#[tokio::test]
async fn who_was_there_has_one_when_the_list_is_closed_and_not_before() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let (an, els) = (comes(&app, &event, "an").await, comes(&app, &event, "els").await);
    let visitor = app.visitor();
    visitor.get(&format!("{an}/certificate")).await.expect(404);
    app.at(ENDED);
    says(&app, &event, 0, &[("an", Mark::Present), ("els", Mark::Absent)]).await;
    visitor.get(&format!("{an}/certificate")).await.expect(404);
    visitor.get(&format!("{an}/certificate.pdf")).await.expect(404);
    assert!(!visitor.get(&an).await.expect(200).shows("Je attest staat klaar."));

    closes(&app, &event, 0).await;
    let page = visitor.get(&an).await.expect(200);
    assert!(page.shows("Je attest staat klaar."), "{}", page.words());
    let page = visitor.get(&page.link("/certificate").expect("a link")).await.expect(200);
    for said in ["Attest van deelname", "Right to Challenge: lessen uit drie gemeenten", "dinsdag 9 maart 2027, 10:00-11:30", "1 uur en 30 minuten", "Uitgereikt op 9 maart 2027"] {
        assert!(page.shows(said), "{said}: {}", page.words());
    }
    assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "no-referrer"));
    assert!(visitor.get(&format!("{an}/certificate.pdf")).await.expect(200).body.starts_with(b"%PDF-"));
    // Who did not come has none, and is told nothing.
    visitor.get(&format!("{els}/certificate")).await.expect(404);
    assert!(!visitor.get(&els).await.expect(200).shows("attest"));
    assert_eq!(app.deliver_mail().await.len(), 0, "no mail goes by itself unless the organiser wants it");
}

#[tokio::test]
async fn a_correction_revokes_and_what_holds_again_is_another_one() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let an = comes(&app, &event, "an").await;
    app.at(ENDED);
    says(&app, &event, 0, &[("an", Mark::Present)]).await;
    closes(&app, &event, 0).await;
    let first = of(&app, "an").await.remove(0).number;
    assert!(verified(&app, &first, 200).await.contains("Dit attest is geldig"));

    // Opened again and closed as it was: nothing changes.
    reopens(&app, &event, 0).await;
    assert!(verified(&app, &first, 200).await.contains("Dit attest is geldig"));
    closes(&app, &event, 0).await;
    assert_eq!(of(&app, "an").await.len(), 1);

    reopens(&app, &event, 0).await;
    says(&app, &event, 0, &[("an", Mark::Absent)]).await;
    closes(&app, &event, 0).await;
    assert!(verified(&app, &first, 200).await.contains("Dit attest is ingetrokken"));
    let page = app.visitor().get(&format!("{an}/certificate")).await.expect(410);
    assert!(page.shows("De aanwezigheid werd verbeterd."), "{}", page.words());
    app.visitor().get(&format!("{an}/certificate.pdf")).await.expect(404);

    reopens(&app, &event, 0).await;
    says(&app, &event, 0, &[("an", Mark::Present)]).await;
    closes(&app, &event, 0).await;
    let all = of(&app, "an").await;
    let second = &all[1].number;
    assert!(all.len() == 2 && *second != first, "{all:?}");
    assert!(verified(&app, second, 200).await.contains("Dit attest is geldig"));
    assert!(verified(&app, &first, 200).await.contains("Dit attest is ingetrokken"));
    app.visitor().get(&format!("{an}/certificate")).await.expect(200);
}

#[tokio::test]
async fn other_hours_are_another_certificate() {
    let app = TestApp::start().await;
    let event =
        app.event().session("2027-03-09T10:00", "2027-03-09T11:30").session("2027-03-10T10:00", "2027-03-10T11:30").session("2027-03-11T10:00", "2027-03-11T11:30").create().await;
    comes(&app, &event, "an").await;
    app.at("2027-03-11T12:00:00Z");
    for session in 0..3 {
        says(&app, &event, session, &[("an", if session == 1 { Mark::Absent } else { Mark::Present })]).await;
    }
    closes(&app, &event, 0).await;
    closes(&app, &event, 1).await;
    assert!(of(&app, "an").await.is_empty(), "one list is open");
    closes(&app, &event, 2).await;
    assert_eq!(of(&app, "an").await[0].facts().expect("facts").minutes, 180);
    reopens(&app, &event, 1).await;
    says(&app, &event, 1, &[("an", Mark::Present)]).await;
    closes(&app, &event, 1).await;
    let all = of(&app, "an").await;
    assert_eq!((all.len(), all[0].revoked_because.as_deref(), all[1].facts().expect("facts").minutes), (2, Some("attendance"), 270));
}

#[tokio::test]
async fn everybody_above_the_threshold_is_told_once_and_nobody_else() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for name in ["an", "els", "tom"] {
        comes(&app, &event, name).await;
    }
    app.at(ENDED);
    says(&app, &event, 0, &[("an", Mark::Present), ("els", Mark::Partial), ("tom", Mark::Absent)]).await;
    closes(&app, &event, 0).await;
    let nele = app.organiser().await;
    sends(&nele, &event).await;
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.recipient()).collect::<Vec<_>>(), ["an@gemeente.example"]);
    let mail = &mails[0];
    assert!(mail.subject.contains("attest") && !String::from_utf8_lossy(&mail.raw).contains("application/pdf"), "{}", mail.subject);
    let link = mail.link("/r/");
    assert!(link.ends_with("/certificate"), "{link}");
    app.visitor().get(&link).await.expect(200);
    // There is nothing left to send, and a second press of an old page sends nothing either.
    let page = nele.get(&format!("/desk/events/{}/certificates", event.id)).await.expect(200);
    assert!(page.try_form("form#send").is_none(), "{}", page.words());
    nele.posts(&format!("/desk/events/{}/certificates/send", event.id), nele_form(&page)).await.expect(303);
    reopens(&app, &event, 0).await;
    closes(&app, &event, 0).await;
    send_due(&app).await.expect("sent");
    assert_eq!(app.deliver_mail().await.len(), 0);
}

/// The proof that a form came from a page of ours.
fn nele_form(page: &crate::support::Page) -> String {
    format!("csrf={}", page.attributes("input[name=csrf]", "value").remove(0))
}

#[tokio::test]
async fn mails_go_by_themselves_where_the_organiser_wants_it() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for name in ["an", "els"] {
        comes(&app, &event, name).await;
    }
    let nele = app.organiser().await;
    let form = nele.get(&format!("/desk/events/{}/certificates/settings", event.id)).await.expect(200).form("form#certificate-settings");
    nele.sends_files(&form.with("certificates_by_itself", "yes"), &[]).await.expect(303);
    app.at(ENDED);
    says(&app, &event, 0, &[("an", Mark::Present), ("els", Mark::Absent)]).await;
    closes(&app, &event, 0).await;
    assert_eq!(send_due(&app).await.expect("sent"), 1);
    assert_eq!(send_due(&app).await.expect("sent"), 0);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.recipient()).collect::<Vec<_>>(), ["an@gemeente.example"]);
}

#[tokio::test]
async fn an_event_that_gives_none_issues_none() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let an = comes(&app, &event, "an").await;
    let nele = app.organiser().await;
    let settings = format!("/desk/events/{}/certificates/settings", event.id);
    let form = nele.get(&settings).await.expect(200).form("form#certificate-settings");
    nele.sends_files(&form.without("gives_certificates"), &[]).await.expect(303);
    app.at(ENDED);
    says(&app, &event, 0, &[("an", Mark::Present)]).await;
    closes(&app, &event, 0).await;
    app.visitor().get(&format!("{an}/certificate")).await.expect(404);
    // Decided otherwise later on: the button issues what was earned.
    let nele = back_at_the_desk(&app).await;
    let form = nele.get(&settings).await.expect(200).form("form#certificate-settings");
    nele.sends_files(&form.with("gives_certificates", "yes"), &[]).await.expect(303);
    let page = nele.get(&format!("/desk/events/{}/certificates", event.id)).await.expect(200);
    nele.sends(&page.form("form#issue")).await.expect(303);
    app.visitor().get(&format!("{an}/certificate")).await.expect(200);
    assert_eq!(app.deliver_mail().await.len(), 0);
}

#[tokio::test]
async fn a_colleague_who_came_instead_has_it_in_their_own_name() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let pieter = comes(&app, &event, "pieter").await;
    let visitor = app.visitor();
    let form = visitor.opens(&format!("{pieter}/hand-over")).await.expect(200).form_with("first_name");
    let form = form.with_all(&[("first_name", "Ruben"), ("last_name", "Aerts"), ("email", "ruben@gemeente.example"), ("organisation", "Gemeente Kustwijk")]);
    visitor.sends(&form).await.expect(303);
    let mails = app.deliver_mail().await;
    let ruben = mails.iter().find(|mail| mail.recipient().starts_with("ruben")).expect("a mail").link("/r/");
    app.at(ENDED);
    says(&app, &event, 0, &[("ruben", Mark::Present)]).await;
    closes(&app, &event, 0).await;
    let page = app.visitor().get(&format!("{ruben}/certificate")).await.expect(200);
    assert!(page.shows("Ruben Aerts") && !page.shows("Pieter"), "{}", page.words());
    visitor.get(&format!("{pieter}/certificate")).await.expect(404);
}

#[tokio::test]
async fn verifying_tells_nothing_more() {
    let app = TestApp::start_with(&[("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "20")]).await;
    let event = app.event().titled("Omgaan met burn-out").create().await;
    comes(&app, &event, "an").await;
    app.at(ENDED);
    says(&app, &event, 0, &[("an", Mark::Present)]).await;
    closes(&app, &event, 0).await;
    let certificate = of(&app, "an").await.remove(0);
    let facts = certificate.facts().expect("facts");
    let stranger = app.visitor().from("198.51.100.7");
    for typed in [certificate.number.to_lowercase(), certificate.number.replace('-', "")] {
        let answer = stranger.get(&format!("/v?number={typed}")).await.expect(303);
        let page = stranger.follows(answer).await.expect(200);
        assert!(page.shows("Dit attest is geldig"), "{}", page.words());
        for secret in ["burn-out", facts.first_name.as_str(), facts.last_name.as_str(), "gemeente.example", "2027", "uur"] {
            assert!(!page.source().contains(secret), "{secret}: {}", page.words());
        }
        assert!(page.header("x-robots-tag").contains("noindex"));
    }
    stranger.get("/v?number=123").await.expect(422);
    stranger.get("/v").await.expect(200);
    // Guessing ends.
    let mut statuses = Vec::new();
    for number in 0..25 {
        statuses.push(stranger.get(&format!("/v/AAAA-BBBB-CCCC-{number:04}")).await.status.as_u16());
    }
    assert!(statuses.contains(&404) && statuses.last() == Some(&429), "{statuses:?}");
    for nonsense in ["%00", "..%2f", "'", "1", &"9".repeat(400)] {
        let status = app.visitor().get(&format!("/v/{nonsense}")).await.status.as_u16();
        assert!((400..500).contains(&status), "{nonsense}: {status}");
    }
    stranger.get(&format!("/v/{}", certificate.number)).await.expect(200);
}

#[tokio::test]
async fn evidence_decides_the_hours() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    comes(&app, &event, "an").await;
    app.at(ENDED);
    // In the room from 10:00 to 11:10: seventy minutes.
    let registration = crate::registration::by_email(&app, &super::address("an")).await.id;
    let moment = |text: &str| belfry::entity::Moment(text.parse().expect("a moment"));
    let (event_id, session_id) = (event.id, event.sessions[0].id);
    let new = attendance_evidence::Model {
        at: moment("2027-03-09T09:00:00Z"),
        until: Some(moment("2027-03-09T10:10:00Z")),
        ..belfry::actions::attendance::evidence::piece(&app.clock, None, session_id, registration, attendance_evidence::EvidenceKind::Import)
    };
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = belfry::entity::event::Entity::find_by_id(event_id).one(transaction).await?.expect("the event");
                let session = belfry::entity::session::Entity::find_by_id(session_id).one(transaction).await?.expect("the session");
                belfry::actions::attendance::evidence::add(transaction, vec![new]).await?;
                belfry::actions::attendance::evidence::settle(transaction, &event, &session, &[registration]).await
            })
        })
        .await
        .expect("recorded");
    closes(&app, &event, 0).await;
    assert_eq!(of(&app, "an").await[0].facts().expect("facts").minutes, 75);
}
