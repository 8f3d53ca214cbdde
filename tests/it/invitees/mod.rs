//! Inviting by list: who is written to, what they answer, and what an invitation opens.

use axum::http::Method;
use belfry::actions::Acting;
use belfry::actions::event::invite::{Invited, InviteeDetails, MOST, decline_invitation, invite, remind, withdraw_invitation};
use belfry::entity::event::EventStatus;
use belfry::entity::{invitee, outbox};
use belfry::error::{Error, Refusal};
use belfry::keys::{Purpose, Token};
use belfry::queries::invitee_list::{Answer, invitee_list};
use belfry::rules::names::EmailAddress;
use belfry::rules::permission::Role;
use jiff::SignedDuration;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::registration::request;
use crate::support::{TestApp, TestEvent};

fn nele() -> Acting {
    Acting { organiser_id: Uuid::from_u128(1), role: Role::Organiser }
}

fn person(email: &str) -> InviteeDetails {
    InviteeDetails { email: EmailAddress::parse(email).expect("an address"), first_name: Some("Jan".to_owned()), last_name: None, language: None }
}

async fn invited(app: &TestApp, event: &TestEvent) -> Vec<invitee::Model> {
    invitee::Entity::of(event.id).all(app.db.reader()).await.expect("rows")
}

async fn answers(app: &TestApp, event: &TestEvent) -> Vec<(String, Answer)> {
    let found = invitee_list(&app.db, event.id, 1).await.expect("a list");
    assert_eq!(found.count, found.accepted + found.declined + found.silent);
    found.rows.into_iter().map(|invitee| (invitee.email, invitee.answer)).collect()
}

fn link(app: &TestApp, invitee: &invitee::Model) -> Token {
    app.keys.derive(Purpose::Invitee, invitee.id, 0)
}

fn page_of(app: &TestApp, invitee: &invitee::Model) -> String {
    format!("/i/{}", link(app, invitee).as_str())
}

#[tokio::test]
async fn a_pasted_list_invites_everybody_once_and_each_gets_a_link_of_their_own() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let page = nele.opens(&format!("/desk/events/{}/invitees", event.id)).await.expect(200);
    let list = "Maria Peeters <maria@gent.example>\r\njan@brugge.example\r\nMARIA@gent.example\r\n\u{FEFF}";
    let answer = nele.sends(&page.form("#invite").with("list", list.trim_end_matches('\u{FEFF}'))).await;
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("2 personen krijgen een uitnodiging."), "{}", page.words());
    let rows = invited(&app, &event).await;
    assert_eq!(rows.iter().map(|row| row.email.as_str()).collect::<Vec<_>>(), ["maria@gent.example", "jan@brugge.example"]);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 2);
    assert!(mails[0].text.starts_with("Dag Maria,") && mails[1].text.starts_with("Dag,"), "{}", mails[0].text);
    for (mail, row) in mails.iter().zip(&rows) {
        assert!(mail.text.contains(&page_of(&app, row)) && mail.calendar.is_none(), "{}", mail.text);
        assert_eq!(mail.header("List-Unsubscribe"), Some(format!("<https://belfry.example{}>", mail.link("/u/"))));
    }
    // Once more, with one new address: only that one is written to.
    let form = page.form("#invite").with("list", "voornaam;achternaam;mail\njan;Smet;jan@brugge.example\nEls;Maes;els@aalst.example\n");
    let answer = nele.sends(&form).await;
    assert!(nele.follows(answer).await.shows("Eén persoon krijgt een uitnodiging."));
    assert_eq!(app.deliver_mail().await.iter().map(|mail| mail.recipient()).collect::<Vec<_>>(), ["els@aalst.example"]);
    let overview = nele.opens(&format!("/desk/events/{}", event.id)).await.expect(200);
    assert!(overview.shows("nodigde mensen uit"), "{}", overview.words());
}

#[tokio::test]
async fn a_list_with_faults_invites_nobody_tells_each_line_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let page = nele.opens(&format!("/desk/events/{}/invitees", event.id)).await.expect(200);
    let list = "maria@gent.example\njan@\n<script>alert(1)</script>\nEls;\"Maes;els@aalst.example";
    let answer = nele.sends(&page.form("#invite").with("list", list)).await.expect(422);
    for words in ["3 regels zijn niet te lezen", "Eén persoon is goed gelezen", "Regel 2:", "Regel 3:", "Regel 4:"] {
        assert!(answer.shows(words), "{words} is not in {}", answer.words());
    }
    assert!(!answer.source().contains("<script>alert"));
    assert_eq!(answer.form("#invite").get("list").replace("\r\n", "\n"), list);
    assert!(invited(&app, &event).await.is_empty() && app.deliver_mail().await.is_empty());
    let answer = nele.sends(&page.form("#invite").with("list", " \n ")).await;
    assert_eq!(answer.status, 422);
}

#[tokio::test]
async fn a_list_has_an_end() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let many: Vec<InviteeDetails> = (0..=MOST).map(|number| person(&format!("p{number}@gent.example"))).collect();
    assert!(matches!(invite(&app, nele(), event.id, many.clone()).await, Err(Error::Invalid(_))));
    assert!(matches!(invite(&app, nele(), event.id, Vec::new()).await, Err(Error::Invalid(_))));
    assert_eq!(invite(&app, nele(), event.id, many[1..].to_vec()).await.expect("invited"), Invited { invited: MOST, known: 0, unsubscribed: 0 });
    assert_eq!(invite(&app, nele(), event.id, many[..2].to_vec()).await.expect("invited"), Invited { invited: 1, known: 1, unsubscribed: 0 });
    assert_eq!(outbox::Entity::find().filter(outbox::Column::Letter.eq("invitee")).count(app.db.reader()).await.expect("a count"), MOST as u64 + 1);
}

#[tokio::test]
async fn nobody_is_invited_to_what_they_could_not_come_to_nor_by_whoever_may_not() {
    let app = TestApp::start().await;
    for (status, refusal) in [(EventStatus::Draft, Refusal::NotPublished), (EventStatus::Cancelled, Refusal::EventCancelled)] {
        let event = app.event().status(status).create().await;
        let answer = invite(&app, nele(), event.id, vec![person("a@gent.example")]).await;
        assert!(matches!(answer, Err(Error::Refused(given)) if given == refusal), "{answer:?}");
    }
    let event = app.event().closes("2027-03-01T00:00:00Z").create().await;
    let desk = Acting { role: Role::Desk, ..nele() };
    assert!(matches!(invite(&app, desk, event.id, vec![person("a@gent.example")]).await, Err(Error::Forbidden)));
    assert!(matches!(remind(&app, desk, event.id).await, Err(Error::Forbidden)));
    app.at("2027-03-02T00:00:00Z");
    assert!(matches!(invite(&app, nele(), event.id, vec![person("a@gent.example")]).await, Err(Error::Refused(Refusal::Closed))));
    assert!(matches!(remind(&app, nele(), event.id).await, Err(Error::Refused(Refusal::Closed))));
    assert!(invited(&app, &event).await.is_empty());
}

#[tokio::test]
async fn only_who_has_not_answered_is_reminded_and_not_every_day() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let people = ["yes@gent.example", "no@gent.example", "silent@gent.example"].map(person);
    invite(&app, nele(), event.id, people.to_vec()).await.expect("invited");
    app.registrar.register(request(&event.slug, "Yes@Gent.example")).await.expect("a place");
    let rows = invited(&app, &event).await;
    decline_invitation(&app, link(&app, &rows[1]).hash()).await.expect("declined");
    assert_eq!(answers(&app, &event).await.into_iter().map(|(_, answer)| answer).collect::<Vec<_>>(), [Answer::Accepted, Answer::Declined, Answer::None]);
    assert_eq!(remind(&app, nele(), event.id).await.expect("nobody: just invited"), 0);
    app.deliver_mail().await;
    app.wait(SignedDuration::from_hours(48));
    assert_eq!(remind(&app, nele(), event.id).await.expect("reminded"), 1);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].recipient(), "silent@gent.example");
    assert!(mails[0].text.contains("nog geen antwoord") && mails[0].text.contains(&page_of(&app, &rows[2])), "{}", mails[0].text);
    app.wait(SignedDuration::from_hours(47));
    assert_eq!(remind(&app, nele(), event.id).await.expect("nobody yet"), 0);
    app.wait(SignedDuration::from_hours(1));
    assert_eq!(remind(&app, nele(), event.id).await.expect("again"), 1);
}

#[tokio::test]
async fn an_invitation_is_declined_by_its_button_and_never_by_opening_something() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    invite(&app, nele(), event.id, vec![person("jan@gent.example")]).await.expect("invited");
    let row = invited(&app, &event).await.remove(0);
    let jan = app.visitor();
    let page = jan.opens(&page_of(&app, &row)).await.expect(200);
    assert!(page.shows("Jan") && page.shows(&event.title), "{}", page.words());
    assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "no-referrer"));
    assert!(page.header("x-robots-tag").contains("noindex"));
    assert_eq!(page.link("/register"), Some(format!("/events/{}/register?key={}", event.slug, link(&app, &row).as_str())));
    for method in [Method::GET, Method::HEAD] {
        jan.asks(method, &format!("{}/decline", page_of(&app, &row)), &[], Vec::new()).await.expect(405);
    }
    assert_eq!(invited(&app, &event).await[0].declined_at, None);
    let answer = jan.sends(&page.form("#decline")).await;
    let page = jan.follows(answer).await.expect(200);
    assert!(page.shows("Je liet weten dat je niet komt") && !page.has("#decline"), "{}", page.words());
    let declined_at = invited(&app, &event).await[0].declined_at;
    assert!(declined_at.is_some());
    app.wait(SignedDuration::from_hours(1));
    decline_invitation(&app, link(&app, &row).hash()).await.expect("once");
    assert_eq!(invited(&app, &event).await[0].declined_at, declined_at);
    // Minds change.
    app.registrar.register(request(&event.slug, "jan@gent.example")).await.expect("a place");
    let page = jan.opens(&page_of(&app, &row)).await.expect(200);
    assert!(page.shows("Je bent al ingeschreven") && page.link("/register").is_none(), "{}", page.words());
    assert_eq!(answers(&app, &event).await[0].1, Answer::Accepted);
    for wrong in ["/i/x", "/i/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        jan.get(wrong).await.expect(404);
    }
}

#[tokio::test]
async fn what_is_by_invitation_lets_the_invited_in_and_a_stranger_not() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.audience.by_invitation = true).create().await;
    invite(&app, nele(), event.id, vec![person("jan@gent.example")]).await.expect("invited");
    let answer = app.registrar.register(request(&event.slug, "eve@elders.example")).await;
    assert!(matches!(answer, Err(Error::Refused(Refusal::ByInvitation))), "{answer:?}");
    app.registrar.register(request(&event.slug, "Jan@gent.example")).await.expect("the invited");
    assert_eq!(answers(&app, &event).await, [("jan@gent.example".to_owned(), Answer::Accepted)]);
}

#[tokio::test]
async fn an_invitation_that_is_withdrawn_opens_nothing_and_is_not_sent_any_more() {
    let app = TestApp::start().await;
    let (event, other) = (app.event().create().await, app.event().create().await);
    for event in [&event, &other] {
        invite(&app, nele(), event.id, vec![person("jan@gent.example")]).await.expect("invited");
    }
    let nele_desk = app.organiser().await;
    let row = invited(&app, &event).await.remove(0);
    let page = nele_desk.opens(&format!("/desk/events/{}/invitees", event.id)).await.expect(200);
    let answer = nele_desk.sends(&page.form("form[action$=\"/withdraw\"]")).await;
    assert!(nele_desk.follows(answer).await.shows("De uitnodiging is ingetrokken."));
    app.visitor().get(&page_of(&app, &row)).await.expect(404);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1, "the other event's invitation alone is sent");
    assert!(mails[0].text.contains(&other.slug));
    assert!(matches!(withdraw_invitation(&app, nele(), event.id, row.id).await, Err(Error::NotFound)));
    assert_eq!(invite(&app, nele(), event.id, vec![person("jan@gent.example")]).await.expect("anew"), Invited { invited: 1, known: 0, unsubscribed: 0 });
}
