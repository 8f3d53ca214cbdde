use super::{done, row, section};
use crate::support::TestApp;

#[tokio::test]
async fn each_reader_gets_the_event_in_their_language_where_it_is_written() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().titled("Onthaal van nieuwe collega's").create().await;
    let form = section(&nele, &event, "texts").await;
    assert!(!form.has("title_nl") && form.has("title_fr"), "its own language has its own fields");
    let page = done(
        &nele,
        &form.with_all(&[
            ("title_fr", "Accueil des nouveaux collègues"),
            ("summary_fr", "Trois communes racontent."),
            ("description_fr", "Avec **du temps** pour <script>alert(1)</script> [vos questions](javascript:alert(1))."),
        ]),
    )
    .await;
    assert!(page.shows("Nederlands, Français"), "{}", page.words());
    let path = format!("/events/{}", event.slug);
    let (french, dutch, english) = (app.visitor().speaking("fr"), app.visitor(), app.visitor().speaking("en"));
    let page = french.get(&path).await.expect(200);
    assert!(page.shows("Accueil des nouveaux collègues") && page.shows("Trois communes racontent.") && page.has(".prose strong"));
    assert!(!page.source().contains("<script>alert") && !page.source().contains("javascript:"), "Markdown is rendered safely");
    assert!(!page.has("h1 bdi[lang]"), "in the page's own language");
    assert!(dutch.get(&path).await.shows("Onthaal van nieuwe collega's"));
    let page = english.get(&path).await.expect(200);
    assert!(page.shows("Onthaal van nieuwe collega's") && page.has("h1 bdi[lang=nl]"), "else as the event has it, and marked so");
    assert!(french.get("/").await.shows("Accueil des nouveaux collègues"));
    assert!(dutch.get("/?text=accueil").await.shows("Onthaal van nieuwe collega's"), "found in either language");

    french.registers_for(&event.slug, "marie@commune.example").await;
    dutch.registers_for(&event.slug, "jan@gemeente.example").await;
    let mails = app.deliver_mail().await;
    let to = |name: &str| mails.iter().find(|mail| mail.recipient().starts_with(name)).expect("a mail");
    let marie = to("marie@");
    assert!(marie.subject.contains("Accueil des nouveaux collègues") && marie.text.contains("Accueil des nouveaux collègues"), "{}", marie.text);
    assert_eq!(marie.event_property("SUMMARY"), "Accueil des nouveaux collègues");
    assert!(to("jan@").subject.contains("Onthaal van nieuwe collega"));
    crate::registration::nothing_is_wrong(&app).await;
    assert_eq!(row(&app, event.id).await.translations().title.get(belfry::rules::language::Language::Fr), Some("Accueil des nouveaux collègues"));
}

#[tokio::test]
async fn both_contacts_stand_on_the_page_for_what_they_are_asked() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let page = app.visitor().get(&format!("/events/{}", event.slug)).await;
    assert!(page.shows("nele@ledenkoepel.example") && !page.shows("Vragen over de inhoud"));
    let form = section(&nele, &event, "contacts").await;
    done(&nele, &form.with("contact_phone", "02 123 45 67").with("content_contact_name", "Ines Okafor").with("content_contact_email", "ines@hogeschool.example")).await;
    let page = app.visitor().get(&format!("/events/{}", event.slug)).await;
    assert!(page.shows("Praktische vragen") && page.shows("02 123 45 67") && page.shows("Vragen over de inhoud") && page.shows("ines@hogeschool.example"), "{}", page.words());
    assert!(page.has("a[href=\"tel:021234567\"]"));
}
