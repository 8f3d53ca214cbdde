//! How an event's letters speak, and previews of every letter.

use belfry::entity::event;
use sea_orm::EntityTrait as _;

use super::{audit, overview, saved};
use crate::support::TestApp;

#[tokio::test]
async fn an_organiser_chooses_the_polite_form_the_senders_name_and_where_answers_go() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let page = nele.get(&format!("{}/letters", overview(&event))).await.expect(200);
    let form = page.form("form#letters").with("salutation", "polite").with("sender_name", "Data @ Work, Gent").with("reply_to", "lab@stad.example");
    assert!(saved(&nele, &form).await.shows("Het geldt voor mails die vanaf nu vertrekken"));
    let entry = audit(&app).await.pop().expect("an entry");
    assert_eq!((entry.action.as_str(), &entry.details["reply_to"][1]), ("event.set_letters", &serde_json::json!("lab@stad.example")));
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    let mail = app.deliver_mail().await.pop().expect("a confirmation");
    let source = String::from_utf8_lossy(&mail.raw).into_owned();
    assert!(source.contains("From: \"Data Work Gent\" <"), "{source}");
    assert!(source.contains("Reply-To: lab@stad.example"), "{source}");
    assert!(mail.text.contains("U bent ingeschreven") && !mail.text.contains("Je bent"), "{}", mail.text);
    assert!(nele.get(&overview(&event)).await.shows("wijzigde de mails"));
}

#[tokio::test]
async fn what_cannot_be_is_said_at_the_field_and_nothing_typed_is_lost() {
    let app = TestApp::start_with(&[("BELFRY_MAIL_REPLY_TO", "stad.example")]).await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let path = format!("{}/letters", overview(&event));
    let form = nele.get(&path).await.expect(200).form("form#letters");
    for (field, value, words) in [
        ("reply_to", "lab@elders.example", "Antwoorden mogen niet naar dit adres gaan"),
        ("reply_to", "lab", "geen volledig e-mailadres"),
        ("sender_name", &"x".repeat(76), "hoogstens 75 tekens"),
        ("sender_name", "a\u{7}b", "een teken in dat we niet kunnen bewaren"),
        ("salutation", "royal", "Kies iets uit de lijst"),
    ] {
        let answer = nele.sends(&form.clone().with("sender_name", "Het lab").with(field, value)).await.expect(422);
        assert!(answer.shows(words), "{field}={value}");
        assert!(field == "sender_name" || answer.source().contains("Het lab"), "{field}={value}");
    }
    nele.sends(&form.clone().with("reply_to", "lab@sub.stad.example")).await.expect(303);
    // Somebody saved in between.
    let met = nele.sends(&form.with("sender_name", "Mijn lab")).await.expect(409);
    assert!(met.shows("lab@sub.stad.example") && met.source().contains("Mijn lab"));
}

#[tokio::test]
async fn a_paragraph_is_written_for_one_kind_of_letter_and_seen_in_its_preview() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let path = format!("{}/letters/confirmation", overview(&event));
    let form = nele.get(&path).await.expect(200).form("form#paragraph").with("paragraph_nl", "Breng een **laptop** mee.");
    let done = saved(&nele, &form).await;
    assert!(done.shows("De alinea is bewaard") && done.shows("Alinea wijzigen"));
    assert!(nele.sends(&form.with("paragraph_fr", &"x".repeat(2_001))).await.expect(422).shows("hoogstens 2000 tekens"));
    nele.get(&format!("{}/letters/sign-in", overview(&event))).await.expect(404);
    let preview = nele.get(&format!("/desk/mails/confirmation/1?event={}", event.id)).await.expect(200);
    assert!(preview.shows("Breng een laptop mee.") && preview.shows(&event.title));
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    let mail = app.deliver_mail().await.pop().expect("a confirmation");
    assert!(mail.text.contains("Breng een laptop mee."), "{}", mail.text);
    let kept = event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("a row").expect("the event");
    assert_eq!(kept.letters().paragraphs.len(), 1);
    // Emptied: gone.
    let form = nele.get(&path).await.expect(200).form("form#paragraph").with("paragraph_nl", " ");
    assert!(saved(&nele, &form).await.shows("Alinea schrijven"));
}

#[tokio::test]
async fn every_letter_is_previewed_in_every_language_and_form_and_nothing_is_sent() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    for (language, form, words) in
        [("nl", "familiar", "Je hebt een plaats"), ("nl", "polite", "U hebt een plaats"), ("fr", "familiar", "Vous avez une place"), ("en", "familiar", "You have a place")]
    {
        let list = nele.get(&format!("/desk/mails?in={language}&form={form}")).await.expect(200);
        assert!(list.shows(words), "{language} {form}");
        for letter in list.attributes("td a", "href") {
            let page = nele.get(&letter).await.expect(200);
            let html = nele.get(&letter.replacen('?', "/html?", 1)).await.expect(200);
            assert!(html.header("content-security-policy").contains("sandbox"), "{letter}");
            assert!(page.header("content-security-policy").contains("frame-src 'self'"), "{letter}");
        }
    }
    let own = nele.get(&format!("/desk/mails?event={}", event.id)).await.expect(200);
    assert!(own.shows(&event.title) && !own.shows("Data op het werk"));
    for wrong in ["/desk/mails/confirmation/0", "/desk/mails/confirmation/99", "/desk/mails/confirmaton/1", "/desk/mails/confirmation/x", "/desk/mails?event=1"] {
        nele.get(wrong).await.expect(404);
    }
    assert!(nele.get("/desk/mails?in=xx&form=royal").await.expect(200).shows("Je hebt een plaats"));
    assert!(nele.get("/desk/mails/cancelled/1/source").await.expect(200).source().contains("method=CANCEL"));
    assert!(app.deliver_mail().await.is_empty());
}

#[tokio::test]
async fn who_may_not_see_mail_sees_no_previews_and_changes_no_letters() {
    let app = TestApp::start().await;
    let desk = app.visitor();
    desk.signs_in(&app, "balie@ledenkoepel.example", "desk").await;
    let event = app.event().create().await;
    for path in ["/desk/mails".to_owned(), "/desk/mails/confirmation/1".to_owned(), "/desk/mails/confirmation/1/html".to_owned(), format!("{}/letters", overview(&event))] {
        desk.get(&path).await.expect(403);
    }
}
