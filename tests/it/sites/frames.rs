//! `/embed/…`: pages that other sites show in a frame.

use axum::http::Method;
use belfry::actions::event::cancel;
use belfry::entity::event::EventStatus;

use super::{programme, reads, unlist};
use crate::feeds::public::nele;
use crate::support::{Page, TestApp};

fn ancestors(page: &Page) -> String {
    let policy = page.header("content-security-policy");
    policy.split("; ").find_map(|directive| directive.strip_prefix("frame-ancestors ")).unwrap_or_else(|| panic!("{policy}")).to_owned()
}

#[tokio::test]
async fn only_named_sites_frame_it_and_nothing_else_is_framed() {
    let app = TestApp::start_with(&[("BELFRY_EMBED_ORIGINS", "https://www.koepel.example, https://*.netwerk.example")]).await;
    let event = app.event().create().await;
    programme(&app, "labo", "https://labo.example http://localhost:8000", &[&event]).await;
    for path in ["/embed/list", "/embed/calendar", "/embed/list?programme=unknown", "/embed/list?text=labo&accent=zzz"] {
        let page = reads(&app, path, &[]).await.expect(200);
        assert_eq!(ancestors(&page), "'self' https://*.netwerk.example https://www.koepel.example", "{path}");
        assert!(page.headers.get("x-frame-options").is_none() && page.headers.get("set-cookie").is_none(), "{path}");
        assert_eq!((page.header("cross-origin-resource-policy"), page.header("x-robots-tag")), ("cross-origin", "noindex, nofollow"), "{path}");
        assert!(page.header("content-security-policy").starts_with("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'"), "{path}");
        // Also when it comes from what is kept.
        assert_eq!(ancestors(&reads(&app, path, &[]).await), ancestors(&page));
        let again = reads(&app, path, &[("if-none-match", page.header("etag"))]).await.expect(304);
        assert_eq!(ancestors(&again), ancestors(&page));
    }
    let of_programme = reads(&app, "/embed/list?programme=labo", &[]).await.expect(200);
    assert_eq!(ancestors(&of_programme), "'self' http://localhost:8000 https://*.netwerk.example https://labo.example https://www.koepel.example");
    for path in ["/", "/events/x", &format!("/events/{}", event.slug), "/programmes/labo", "/desk", "/my", "/embed", "/embed/other", "/embed/", "/calendar.json", "/embed.css"] {
        let page = reads(&app, path, &[]).await;
        assert_eq!((ancestors(&page).as_str(), page.header("x-frame-options")), ("'none'", "DENY"), "{path}");
    }
    let refused = app.visitor().asks(Method::POST, "/embed/list", &[], Vec::new()).await.expect(405);
    assert_eq!((ancestors(&refused).as_str(), refused.header("x-frame-options")), ("'none'", "DENY"));
}

#[tokio::test]
async fn without_a_setting_only_the_site_itself_frames_it() {
    let app = TestApp::start().await;
    assert_eq!(ancestors(&reads(&app, "/embed/list", &[]).await.expect(200)), "'self'");
}

#[tokio::test]
async fn a_list_shows_what_one_can_come_to_and_leads_to_the_site() {
    let app = TestApp::start().await;
    let shown = app.event().onsite().titled("Labo <in> Roeselare").places(3).create().await;
    let called_off = app.event().titled("Naschools").create().await;
    app.event().status(EventStatus::Draft).titled("Nog geheim").create().await;
    let hidden = app.event().titled("Alleen met het adres").create().await;
    unlist(&app, &hidden).await;
    cancel::cancel(&app, nele(&app).await, called_off.id, 1, None).await.expect("a cancelling");
    let page = reads(&app, "/embed/list?language=nl", &[]).await.expect(200);
    assert_eq!(page.all(".card h2").len(), 2);
    for words in ["Labo <in> Roeselare", "Nog 3 plaatsen", "Naschools", "Gaat niet door", "Alle activiteiten bij Ledenkoepel"] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
    assert!(!page.shows("geheim") && !page.shows("Alleen met") && !page.has("script") && !page.has("form"), "{}", page.source());
    let links = page.attributes("a", "href");
    assert!(links.contains(&format!("/events/{}?language=nl", shown.slug)), "{links:?}");
    assert_eq!(page.attributes("a[target=_blank][rel=noopener]", "href"), links, "each opens a window of its own");
    assert!(!page.has("style") && !page.has("[style]"), "no style in the page");
    // A seat taken is seen.
    app.visitor().registers_for(&shown.slug, "maria@voorbeeldstad.example").await.expect(200);
    assert!(reads(&app, "/embed/list?language=nl", &[]).await.shows("Nog 2 plaatsen"));
    let french = reads(&app, "/embed/list?language=fr&format=online&count=1", &[("cookie", "__Host-language=en")]).await.expect(200);
    assert_eq!((french.attributes("html", "lang"), french.all(".card h2").len()), (vec!["fr".to_owned()], 1));
    assert!(reads(&app, "/embed/list?kind=training&language=nl", &[]).await.shows("Er zijn nu geen activiteiten gepland."));
}

#[tokio::test]
async fn a_frame_that_sizes_itself_has_a_script_of_ours_and_no_other() {
    let app = TestApp::start().await;
    let page = reads(&app, "/embed/list?sizes=1", &[]).await.expect(200);
    let scripts = page.attributes("script", "src");
    assert!(scripts.len() == 1 && scripts[0].starts_with("/assets/embed-frame.js?v="), "{scripts:?}");
    assert!(page.header("content-security-policy").contains("script-src 'self'"));
    let script = reads(&app, "/embed.js", &[]).await.expect(200);
    assert_eq!((script.header("content-type"), script.header("cross-origin-resource-policy")), ("text/javascript; charset=utf-8", "cross-origin"));
    assert!(script.body.len() < 1_400 && script.source().contains("event.origin === origin"), "{}", script.body.len());
}

#[tokio::test]
async fn a_frame_wears_the_colours_of_its_site_and_nothing_else_of_its_address() {
    let app = TestApp::start().await;
    let page = reads(&app, "/embed/list?accent=7A1F5C&background=%23ffffff&ink=222222&letters=serif", &[]).await.expect(200);
    let style = page.attributes("link[rel=stylesheet]", "href").remove(1);
    assert!(style.starts_with("/embed.css?letters=serif&accent=7a1f5c&background=ffffff&ink=222222&v="), "{style}");
    let style = reads(&app, &style, &[]).await.expect(200);
    assert_eq!((style.header("content-type"), style.header("cross-origin-resource-policy")), ("text/css; charset=utf-8", "cross-origin"));
    for token in ["--brand:#7a1f5c;", "--paper:#ffffff;", "--ink:#222222;", "color-scheme:light;"] {
        assert!(style.source().contains(token), "{token} in {}", style.source());
    }
    let nasty = reads(&app, "/embed/list?accent=%7D%3C/style%3E%3Cscript%3E&background=url(//evil.example)&ink=red&theme=%22&letters=%3B", &[]).await.expect(200);
    assert!(!nasty.source().contains("evil.example") && !nasty.has("script"), "{}", nasty.source());
    // Yellow on white is made readable.
    let pale = reads(&app, "/embed.css?accent=ffee00&background=ffffff", &[]).await.expect(200);
    assert!(!pale.source().contains("--brand:#ffee00"), "{}", pale.source());
}

#[tokio::test]
async fn a_calendar_shows_a_month_and_leads_to_its_neighbours() {
    let app = TestApp::start().await;
    let course = app.event().titled("Reeks").session("2027-03-09T10:00", "2027-03-09T12:00").session("2027-03-16T10:00", "2027-03-16T12:00").create().await;
    app.event().titled("Tweedaagse").session("2027-03-18T13:00", "2027-03-19T16:00").create().await;
    app.event().titled("Ook in april").session("2027-03-31T20:00", "2027-04-01T00:00").create().await;
    let page = reads(&app, "/embed/calendar?month=2027-03&language=nl&accent=7a1f5c", &[]).await.expect(200);
    assert_eq!(page.all("h1"), ["maart 2027"]);
    assert_eq!(page.all("td.held time"), ["dinsdag 9", "dinsdag 16", "donderdag 18", "vrijdag 19", "woensdag 31"]);
    assert!(page.attributes("td a", "href").contains(&format!("/events/{}?language=nl", course.slug)));
    assert_eq!(page.attributes("nav a[rel=prev]", "href"), ["/embed/calendar?month=2027-02&language=nl&accent=7a1f5c"]);
    assert_eq!(page.attributes("nav a[rel=next]", "href"), ["/embed/calendar?month=2027-04&language=nl&accent=7a1f5c"]);
    assert_eq!(page.attributes("nav a[target]", "target"), Vec::<String>::new(), "months turn inside the frame");
    let now = reads(&app, "/embed/calendar?language=nl", &[]).await.expect(200);
    assert!(now.shows("november 2026") && now.shows("In deze maand zijn er geen activiteiten.") && now.has("td.today[aria-current=date]"), "{}", now.words());
    for odd in ["month=9999-12", "month=0000-00", "month=2027-13", "month=2029-01", "month=1970-01"] {
        reads(&app, &format!("/embed/calendar?{odd}"), &[]).await.expect(200);
    }
}
