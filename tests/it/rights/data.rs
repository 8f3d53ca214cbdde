//! All that is known of somebody, as a page and as a file.

use super::{MARIA, admin, asks, own_link};
use crate::registration::by_email;
use crate::support::TestApp;

#[tokio::test]
async fn a_participant_reads_and_takes_along_all_that_is_known_of_them() {
    let app = TestApp::start().await;
    let event = app.event().titled("Webinar Right to Challenge").create().await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    app.visitor().registers_for(&event.slug, "ander@elders.example").await.expect(200);
    app.deliver_mail().await;
    let path = own_link(&app, &maria).await;
    let page = maria.get(&path).await.expect(200);
    let to = page.link("/data").expect("a link to the data");
    let page = maria.get(&to).await.expect(200);
    assert!(page.shows("Webinar Right to Challenge") && page.shows(MARIA) && page.shows("Bevestigd") && !page.shows("ander@"), "{}", page.words());
    assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "no-referrer"));
    let file = maria.get(&format!("{to}.json")).await.expect(200);
    let data: serde_json::Value = serde_json::from_str(&file.source()).expect("JSON");
    assert_eq!(data["E-mailadres"], MARIA);
    assert_eq!(data["Inschrijvingen"][0]["Activiteit"], "Webinar Right to Challenge");
    assert!(file.header("content-disposition").contains("mijn-gegevens.json") && file.header("cache-control") == "no-store", "{:?}", file.headers);
    assert!(!file.source().contains("ander@"));
    // In another language the page and the file say it so.
    let french = app.visitor().speaking("fr-BE");
    assert!(french.get(&to).await.expect(200).shows("Ce que nous savons de vous"));
}

#[tokio::test]
async fn a_stranger_with_somebodys_address_reaches_nothing_but_the_mailbox() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, MARIA).await.expect(200);
    app.deliver_mail().await;
    let stranger = app.visitor();
    let answer = asks(&stranger, MARIA).await.expect(200);
    assert!(!answer.source().contains("/my/") || answer.link("/my/").is_none());
    for step in ["data", "data.json", "erase"] {
        stranger.get(&format!("/my/{}/{step}", "A".repeat(43))).await.expect(410);
    }
    stranger.posts(&format!("/my/{}/erase", "A".repeat(43)), "sure=yes").await.expect(403);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM erasures").await, 0);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.recipient()).collect::<Vec<_>>(), [MARIA]);
    // A day later the link of that mail opens nothing either.
    let path = mails[0].link("/my/");
    app.wait(jiff::SignedDuration::from_hours(25));
    stranger.get(&format!("{path}/data")).await.expect(410);
}

#[tokio::test]
async fn the_desk_offers_the_same_page_to_who_may_erase() {
    let app = TestApp::start().await;
    let event = app.event().titled("Webinar Right to Challenge").create().await;
    app.visitor().registers_for(&event.slug, MARIA).await.expect(200);
    app.deliver_mail().await;
    let person = by_email(&app, MARIA).await.person_id;
    let ann = admin(&app).await;
    let to = ann.get(&format!("/desk/people/{person}")).await.expect(200).link("/data").expect("a link");
    let page = ann.get(&to).await.expect(200);
    assert!(page.shows("Webinar Right to Challenge") && page.shows(MARIA) && page.link("data.json").is_some(), "{}", page.words());
    app.organiser().await.get(&to).await.expect(403);
}
