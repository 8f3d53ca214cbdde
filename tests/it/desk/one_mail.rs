//! The desk's list of mails with its filters, one mail's page, and what can be done there.

use belfry::entity::outbox::OutboxState;

use super::{audit, saved};
use crate::support::TestApp;

async fn rows(app: &TestApp) -> Vec<belfry::entity::outbox::Model> {
    use sea_orm::{EntityTrait, QueryOrder};
    let all = belfry::entity::outbox::Entity::find().order_by_asc(belfry::entity::outbox::Column::Id);
    all.all(app.db.reader()).await.expect("rows")
}

async fn actions(app: &TestApp) -> Vec<String> {
    audit(app).await.into_iter().map(|entry| entry.action).filter(|action| action.starts_with("mail.") || action.contains("address")).collect()
}

#[tokio::test]
async fn mails_are_found_by_state_recipient_letter_and_event() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (one, other) = (app.event().create().await, app.event().create().await);
    app.visitor().registers_for(&one.slug, "jan@gemeente.example").await;
    app.visitor().registers_for(&one.slug, "an@gemeente.example").await;
    app.deliver_mail().await;
    app.visitor().registers_for(&other.slug, "li@gemeente.example").await;
    app.database().execute("UPDATE outbox SET last_error = '450 4.2.0 greylisted' WHERE state = 'queued'").await;
    let list = async |query: &str| nele.get(&format!("/desk/mail{query}")).await.expect(200);
    let open = list("").await;
    assert!(open.shows("li@gemeente.example") && !open.shows("jan@gemeente.example") && open.shows("Wacht op een nieuwe poging: 1"));
    assert!(list("?state=retry").await.shows("450 4.2.0 greylisted"));
    let sent = list("?state=sent").await;
    assert!(sent.shows("jan@gemeente.example") && sent.shows("an@gemeente.example") && !sent.shows("li@gemeente.example"));
    let part = list("?state=all&recipient=jan").await;
    assert!(part.shows("jan@gemeente.example") && !part.shows("li@gemeente.example"));
    assert!(list("?state=all&recipient=JAN%40gemeente.example").await.shows("jan@gemeente.example"));
    let of_event = list(&format!("?state=all&event={}", other.id)).await;
    assert!(of_event.shows("li@gemeente.example") && !of_event.shows("jan@gemeente.example") && of_event.has("#event"));
    assert!(list("?state=all&letter=changed").await.shows("Geen mails die hieraan voldoen"));
    for odd in ["?state=%3Cscript%3E", "?page=0", "?page=99999999999999", "?event=7", "?letter=%00", "?recipient=%25"] {
        list(odd).await;
    }
    nele.get("/desk/mail?event=01a213c3-de22-7489-8f0b-ae3ff499602d").await.expect(404);
    nele.get("/desk/mail/01a213c3-de22-7489-8f0b-ae3ff499602d").await.expect(404);
    app.visitor().get("/desk/mail").await.expect(303);
}

#[tokio::test]
async fn a_mail_is_shown_as_its_reader_sees_it_without_the_reader_s_own_links() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    let mail = app.deliver_mail().await.remove(0);
    let id = rows(&app).await[0].id;
    let page = nele.get(&format!("/desk/mail/{id}")).await.expect(200);
    assert!(page.shows(&mail.subject) && page.shows(mail.message_id.trim_matches(['<', '>'])) && page.shows("Zet de afspraak in de agenda (versie 0)"));
    assert!(page.shows(&mail.event_property("UID")) && page.has("iframe[sandbox]"));
    let personal = mail.link("/r/");
    let html = nele.get(&format!("/desk/mail/{id}/html")).await.expect(200);
    assert!(!page.source().contains(&personal) && !html.source().contains(&personal) && html.shows("Je bent ingeschreven"));
    assert!(html.header("content-security-policy").contains("sandbox"));
    let warden = app.visitor();
    warden.signs_in(&app, "wim@ledenkoepel.example", "desk").await;
    for path in [format!("/desk/mail/{id}"), format!("/desk/mail/{id}/html")] {
        warden.get(&path).await.expect(403);
    }
}

#[tokio::test]
async fn once_more_with_the_organiser_s_words_is_the_same_calendar_message_in_the_same_thread() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    let first = app.deliver_mail().await.remove(0);
    let id = rows(&app).await[0].id;
    let page = nele.get(&format!("/desk/mail/{id}")).await.expect(200);
    let form = page.form_with("preface");
    assert!(nele.sends(&form).await.expect(422).has(".field-error"));
    assert!(nele.sends(&form.clone().with("preface", &"x".repeat(1_001))).await.expect(422).has(".field-error"));
    let done = saved(&nele, &form.clone().with("preface", "Beste Jan,\nnog eens dezelfde mail.\n<b>Nele</b>")).await;
    assert!(done.shows("vertrekt zo meteen opnieuw"));
    let again = app.deliver_mail().await.remove(0);
    assert_eq!(again.calendar, first.calendar, "the same octets");
    assert_ne!(again.message_id, first.message_id);
    assert_eq!(again.header("In-Reply-To"), first.header("Message-ID"));
    assert!(again.text.contains("nog eens dezelfde mail.") && again.html.contains("&lt;b&gt;Nele&lt;"));
    assert_eq!(actions(&app).await, ["mail.resend"]);
    // What is no longer so is not sent again.
    app.database().execute("UPDATE invitations SET sequence = 1").await;
    assert!(nele.get(&format!("/desk/mail/{id}")).await.shows("klopt niet meer"));
    nele.sends(&form.with("preface", "Nog eens")).await.expect(409);
}

#[tokio::test]
async fn a_waiting_mail_can_be_hurried_or_taken_back_but_not_one_that_clears_a_calendar() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    app.database().execute("UPDATE outbox SET due_at = '2095-01-01T00:00:00+00:00', attempts = 3, last_error = '450 later'").await;
    let id = rows(&app).await[0].id;
    let page = nele.get(&format!("/desk/mail/{id}")).await.expect(200);
    let hurry = page.form("form[action$=try-again]");
    saved(&nele, &hurry).await;
    assert_eq!(app.deliver_mail().await.len(), 1);
    app.visitor().registers_for(&event.slug, "an@gemeente.example").await;
    let waiting = rows(&app).await.pop().expect("two");
    let form = nele.get(&format!("/desk/mail/{}", waiting.id)).await.expect(200).form("form[action$=withdraw]");
    assert!(saved(&nele, &form).await.shows("is ingetrokken"));
    nele.sends(&form).await.expect(409);
    assert!(app.deliver_mail().await.is_empty());
    assert_eq!(rows(&app).await[1].state, OutboxState::Withdrawn);
    assert_eq!(actions(&app).await, ["mail.try_again", "mail.withdraw"]);
    let jan = crate::registration::by_email(&app, "jan@gemeente.example").await;
    let holder = belfry::actions::registration::holder::Holder::Organiser(crate::registration::NELE, jan.id);
    belfry::actions::registration::cancel::cancel(&app, holder, None).await.expect("cancelled");
    let cancel = rows(&app).await.pop().expect("three");
    assert!(nele.get(&format!("/desk/mail/{}", cancel.id)).await.expect(200).try_form("form[action$=withdraw]").is_none());
    let crafted = form.encoded();
    nele.posts(&format!("/desk/mail/{}/withdraw", cancel.id), crafted).await.expect(409);
}

#[tokio::test]
async fn the_organiser_corrects_an_address_and_an_entry_can_be_lifted() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    for name in ["jan", "an"] {
        app.visitor().registers_for(&event.slug, &format!("{name}@gemeente.example")).await;
    }
    app.database().execute("UPDATE outbox SET state = 'failed', last_error = '550 5.1.1 unknown'").await;
    app.database()
        .execute("INSERT INTO undeliverable_addresses (id, address, code, reason, since) SELECT id, recipient, '5.1.1', '550 5.1.1 unknown', created_at FROM outbox")
        .await;
    let mails = rows(&app).await;
    let page = nele.get(&format!("/desk/mail/{}", mails[0].id)).await.expect(200);
    let correct = nele.get(&page.link("/address").expect("a link")).await.expect(200).form_with("new_email");
    let wrong = nele.sends(&correct.clone().with("new_email", "an@gemeente.example")).await.expect(422);
    assert!(wrong.shows("al iemand ingeschreven") && wrong.form_with("new_email").get("new_email") == "an@gemeente.example");
    nele.sends(&correct.clone().with("new_email", "niets")).await.expect(422);
    assert!(saved(&nele, &correct.with("new_email", "jan@stad.example")).await.shows("Het e-mailadres is gewijzigd"));
    assert_eq!(app.deliver_mail().await.iter().map(crate::support::Mail::recipient).collect::<Vec<_>>(), ["jan@stad.example"]);
    let lift = nele.get(&format!("/desk/mail/{}", mails[1].id)).await.expect(200).form("form[action$=clear-address]");
    assert!(saved(&nele, &lift).await.shows("opnieuw mails"));
    let all = nele.get("/desk/mail").await.expect(200).form("form[action$=try-all-again]");
    assert!(saved(&nele, &all).await.shows("1 mail staat opnieuw klaar"));
    assert_eq!(app.deliver_mail().await.len(), 1);
    assert_eq!(actions(&app).await, ["registration.change_address", "mail.clear_address", "mail.try_all_again"]);
}
