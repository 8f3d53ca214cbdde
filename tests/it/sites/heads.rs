//! What search engines read: one address for each page and language, and a map of all.

use super::{programme, reads, unlist};
use crate::support::{Page, TestApp};

const SITE: &str = "https://belfry.example";

fn canonical(page: &Page) -> Vec<String> {
    page.attributes("link[rel=canonical]", "href")
}

fn robots(page: &Page) -> Vec<String> {
    page.attributes("meta[name=robots]", "content")
}

#[tokio::test]
async fn each_public_page_has_one_address_in_each_language() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    programme(&app, "labo", "", &[&event]).await;
    for path in ["/".to_owned(), "/programmes/labo".to_owned(), format!("/events/{}", event.slug), "/accessibility".to_owned(), "/privacy".to_owned()] {
        let page = app.visitor().get(&path).await.expect(200);
        assert_eq!(canonical(&page), [format!("{SITE}{path}?language=nl")], "{path}");
        assert_eq!(page.attributes("link[hreflang]", "hreflang"), ["nl", "fr", "en", "x-default"], "{path}");
        let addresses = ["?language=nl", "?language=fr", "?language=en", ""].map(|query| format!("{SITE}{path}{query}"));
        assert_eq!(page.attributes("link[hreflang]", "href"), addresses, "{path}");
        assert!(robots(&page).is_empty(), "{path}");
        let english = app.visitor().get(&format!("{path}?language=en")).await.expect(200);
        assert_eq!((canonical(&english), english.attributes("link[hreflang]", "href")), (vec![addresses[2].clone()], addresses.to_vec()), "{path}");
    }
}

#[tokio::test]
async fn a_filtered_list_is_a_part_of_the_list_and_a_search_is_no_page() {
    let app = TestApp::start().await;
    for number in 0..21 {
        app.event().titled(&format!("Dag {number}")).create().await;
    }
    for part in ["/?kind=webinar", "/?format=online&month=2027-03", "/?held_in=nl&page=2"] {
        let page = app.visitor().get(part).await.expect(200);
        assert_eq!((canonical(&page), robots(&page).len(), page.has("link[hreflang]")), (vec![format!("{SITE}/?language=nl")], 0, false), "{part}");
    }
    for search in ["/?text=dag", "/?place=gent", "/?kind=training"] {
        let page = app.visitor().get(search).await.expect(200);
        assert_eq!((canonical(&page), robots(&page)), (vec![], vec!["noindex".to_owned()]), "{search}");
    }
    let second = app.visitor().get("/?page=2").await.expect(200);
    assert_eq!((canonical(&second), robots(&second).len()), (vec![format!("{SITE}/?page=2&language=nl")], 0));
}

/// The addresses of a map, with their dates.
fn addresses(page: &Page) -> Vec<(String, Option<String>)> {
    let source = page.source();
    let inside = |text: &str, name: &str| text.split(&format!("<{name}>")).nth(1).and_then(|rest| rest.split('<').next()).map(str::to_owned);
    source.split("<url>").skip(1).map(|one| (inside(one, "loc").expect("an address"), inside(one, "lastmod"))).collect()
}

#[tokio::test]
async fn the_map_names_every_public_page_with_its_last_change() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let past = app.event().session("2026-11-20T10:00", "2026-11-20T11:00").create().await;
    let hidden = app.event().create().await;
    unlist(&app, &hidden).await;
    let draft = app.event().status(belfry::entity::event::EventStatus::Draft).create().await;
    programme(&app, "labo", "", &[&event]).await;
    let map = reads(&app, "/sitemap.xml", &[]).await.expect(200);
    assert_eq!(map.header("content-type"), "application/xml; charset=utf-8");
    let found = addresses(&map);
    for path in ["/".to_owned(), "/privacy".to_owned(), "/programmes/labo".to_owned(), format!("/events/{}", event.slug), format!("/events/{}", past.slug)] {
        for language in ["nl", "fr", "en"] {
            let (_, changed) = found.iter().find(|(address, _)| *address == format!("{SITE}{path}?language={language}")).unwrap_or_else(|| panic!("{path} in {found:?}"));
            assert_eq!(changed.as_deref(), path.starts_with("/events").then_some("2026-11-23T09:00:00Z"), "{path}");
        }
        app.visitor().get(&path).await.expect(200);
    }
    assert!(!map.source().contains(&format!("{}?", hidden.slug)) && !map.source().contains(&format!("{}?", draft.slug)));
    assert_eq!(found.len(), 18);
    reads(&app, "/sitemap.xml", &[("if-none-match", map.header("etag"))]).await.expect(304);
    let robots = reads(&app, "/robots.txt", &[]).await.expect(200);
    assert!(robots.source().contains("\nSitemap: https://belfry.example/sitemap.xml\n"), "{}", robots.source());
    // The parts of a map that would be too long for one file.
    assert_eq!(addresses(&reads(&app, "/sitemap/events-1.xml", &[]).await.expect(200)).len(), 6);
    assert_eq!(addresses(&reads(&app, "/sitemap/pages.xml", &[]).await.expect(200)).len(), 12);
    for missing in [
        "/sitemap/events-2.xml",
        "/sitemap/events-0.xml",
        "/sitemap/events-01.xml",
        "/sitemap/events-x.xml",
        "/sitemap/x.xml",
        "/sitemap/pages",
        "/sitemap/events-99999999999999999999.xml",
    ] {
        reads(&app, missing, &[]).await.expect(404);
    }
}

#[tokio::test]
async fn a_map_of_more_than_fifty_thousand_addresses_is_parted() {
    let app = TestApp::start().await;
    let event = app.event().slug("dag").create().await;
    // As many rows as the limit takes, made by the database itself: each doubling copies all that are there.
    let columns = columns();
    for round in 0..15 {
        let (id, slug) = match app.database().backend() {
            sea_orm::DatabaseBackend::Postgres => ("gen_random_uuid()".to_owned(), format!("slug || '-{round}'")),
            _ => ("randomblob(16)".to_owned(), format!("slug || '-{round}'")),
        };
        let sql = format!("INSERT INTO events (id, slug, {columns}) SELECT {id}, {slug}, {columns} FROM events");
        app.database().execute(&sql).await;
    }
    let map = reads(&app, "/sitemap.xml", &[]).await.expect(200);
    assert!(map.source().contains("<sitemapindex") && map.source().matches("<sitemap>").count() == 3, "{}", map.source());
    let first = addresses(&reads(&app, "/sitemap/events-1.xml", &[]).await.expect(200));
    let second = addresses(&reads(&app, "/sitemap/events-2.xml", &[]).await.expect(200));
    assert_eq!((first.len(), first.len() + second.len()), (49_998, 3 * 32_768));
    assert!(first.iter().chain(&second).any(|(address, _)| *address == format!("{SITE}/events/{}?language=fr", event.slug)));
}

/// All columns of an event but its key and its address.
fn columns() -> String {
    use sea_orm::{IdenStatic as _, Iterable as _};
    belfry::entity::event::Column::iter().map(|column| column.as_str().to_owned()).filter(|name| name != "id" && name != "slug").collect::<Vec<_>>().join(", ")
}
