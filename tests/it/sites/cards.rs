//! Pictures for link previews.

use belfry::entity::event::{self, EventStatus};
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait as _};

use super::{programme, reads};
use crate::support::{Page, TestApp};

/// The path of the picture that a page names.
fn picture(page: &Page) -> String {
    let address = page.attributes("meta[property='og:image']", "content").remove(0);
    address.strip_prefix("https://belfry.example").expect("an absolute address").to_owned()
}

fn size(page: &Page) -> (u32, u32) {
    let picture = image::load_from_memory(&page.body).expect("a picture");
    (picture.width(), picture.height())
}

#[tokio::test]
async fn each_page_names_a_card_that_is_there_in_its_language() {
    let app = TestApp::start().await;
    let event = app.event().onsite().titled("Ζωή & Zoë <script>").create().await;
    programme(&app, "labo", "", &[&event]).await;
    for path in ["/".to_owned(), "/programmes/labo".to_owned(), format!("/events/{}", event.slug)] {
        let page = app.visitor().get(&path).await.expect(200);
        let card = reads(&app, &picture(&page), &[]).await.expect(200);
        assert_eq!((card.header("content-type"), card.header("cache-control")), ("image/png", "public, max-age=31536000, immutable"), "{path}");
        assert_eq!((size(&card), card.header("cross-origin-resource-policy"), card.header("set-cookie")), ((1_200, 630), "cross-origin", ""), "{path}");
        assert!(card.body.len() < 120_000, "{}", card.body.len());
        reads(&app, &picture(&page), &[("if-none-match", card.header("etag"))]).await.expect(304);
        let french = app.visitor().get(&format!("{path}?language=fr")).await.expect(200);
        assert_ne!(picture(&french), picture(&page), "{path}");
        for (property, count) in [("og:title", 1), ("og:description", 1), ("og:url", 1), ("og:locale", 1), ("og:locale:alternate", 2), ("og:image:alt", 1), ("og:image:width", 1)] {
            assert_eq!(page.attributes(&format!("meta[property='{property}']"), "content").len(), count, "{path} {property}");
        }
        assert_eq!(page.attributes("meta[name='twitter:card']", "content"), ["summary_large_image"]);
    }
    let page = app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    let alternative = page.attributes("meta[property='og:image:alt']", "content").remove(0);
    assert_eq!(alternative, "Labo Burgerparticipatie · Ζωή & Zoë <script> · dinsdag 9 maart 2027, 10:00-11:30 · Huis van de Gemeente, zaal 2");
}

#[tokio::test]
async fn a_card_has_another_address_when_it_says_something_else() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let path = format!("/events/{}", event.slug);
    let before = picture(&app.visitor().get(&path).await.expect(200));
    let old = reads(&app, &before, &[]).await.expect(200);
    let change = event::ActiveModel { id: Unchanged(event.id), title: Set("Een andere titel".to_owned()), ..Default::default() };
    app.db.write(move |transaction| Box::pin(async move { Ok(event::Entity::update(change).exec(transaction).await.map(|_| ())?) })).await.expect("an event");
    let after = picture(&app.visitor().get(&path).await.expect(200));
    assert_ne!(before, after);
    // Who asks at the old address gets the new card, and does not keep it for ever.
    let asked = reads(&app, &before, &[("if-none-match", old.header("etag"))]).await.expect(200);
    assert_eq!(asked.header("cache-control"), "public, max-age=3600");
    assert_ne!(asked.body, old.body);
}

#[tokio::test]
async fn nobody_makes_the_server_draw_without_end() {
    let app = TestApp::start_with(&[("BELFRY_CARDS_PER_MINUTE", "1")]).await;
    let events = [app.event().titled("Een").create().await, app.event().titled("Twee").create().await, app.event().titled("Drie").create().await];
    let path = |number: usize| format!("/events/{}/card.png", events[number].slug);
    let first = reads(&app, &path(0), &[]).await.expect(200);
    let second = reads(&app, &path(1), &[]).await.expect(200);
    let third = reads(&app, &path(2), &[]).await.expect(200);
    assert_eq!((second.header("cache-control"), size(&second)), ("no-store", (1_200, 630)));
    assert!(first.body != second.body && second.body == third.body, "beyond the allowance there is one card for all");
    assert_eq!(reads(&app, &path(0), &[]).await.expect(200).body, first.body, "what was drawn is kept");
}

#[tokio::test]
async fn what_is_not_public_has_no_card() {
    let app = TestApp::start().await;
    let draft = app.event().status(EventStatus::Draft).create().await;
    for path in [format!("/events/{}/card.png", draft.slug), "/events/none/card.png".to_owned(), "/programmes/none/card.png".to_owned(), "/events/%00/card.png".to_owned()] {
        reads(&app, &path, &[]).await.expect(404);
    }
}
