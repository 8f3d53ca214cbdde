use axum::http::Method;

use crate::support::TestApp;

#[tokio::test]
async fn every_kind_of_answer_carries_the_headers_browsers_obey() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for path in
        ["/accessibility", "/privacy", "/no-such-page", "/assets/belfry.css", "/assets/no-such-file.css", "/favicon.svg", "/robots.txt", "/health/live", "/health/ready", "/%ff"]
    {
        let page = visitor.get(path).await;
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert!(page.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert!(page.header("strict-transport-security").contains("includeSubDomains"), "{path}");
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(page.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert_eq!(page.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(page.header("x-request-id").len(), 32, "{path}");
        assert!(!page.header("cache-control").is_empty() && !page.header("content-type").is_empty(), "{path}");
        assert!(page.headers.get("server").is_none(), "{path}");
    }
}

#[tokio::test]
async fn a_page_that_does_not_exist_says_so_in_the_visitors_language() {
    let app = TestApp::start().await;
    for (language, title) in [("nl", "Deze pagina bestaat niet"), ("fr-BE", "Cette page n’existe pas"), ("en", "This page does not exist"), ("de", "Deze pagina bestaat niet")] {
        let page = app.visitor().speaking(language).get("/no-such-page").await;
        assert_eq!(page.status, 404);
        assert_eq!(page.all("h1"), [title]);
        assert!(page.shows(page.header("x-request-id")), "the number to pass on is on the page");
    }
    let problem = app.visitor().asks(Method::GET, "/no-such-page", &[("accept", "application/json")], Vec::new()).await;
    assert_eq!((problem.status.as_u16(), problem.header("content-type")), (404, "application/problem+json"));
}

#[tokio::test]
async fn a_chosen_language_is_shown_at_once_and_remembered() {
    let app = TestApp::start().await;
    let visitor = app.visitor().speaking("en");
    let page = visitor.get("/accessibility?language=fr").await.expect(200);
    assert_eq!(page.attributes("html", "lang"), ["fr"]);
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("__Host-language=fr;") && ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"].iter().all(|part| cookie.contains(part)), "{cookie}");
    assert!(page.header("cache-control").contains("no-store"), "no shared cache keeps the cookie");
    assert_eq!(visitor.get("/accessibility").await.attributes("html", "lang"), ["fr"]);
    let page = visitor.get("/accessibility?language=klingon").await.expect(200);
    assert_eq!((page.attributes("html", "lang"), page.header("set-cookie")), (vec!["fr".to_owned()], ""));
}

#[tokio::test]
async fn a_page_takes_the_methods_it_has_and_names_them() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"] {
        let page = visitor.asks(Method::from_bytes(method.as_bytes()).unwrap(), "/accessibility", &[], Vec::new()).await.expect(405);
        assert_eq!((page.header("allow"), page.all("h1").len()), ("GET,HEAD", 1), "{method}");
    }
    let page = visitor.asks(Method::GET, "/accessibility", &[("x-http-method-override", "DELETE")], Vec::new()).await;
    assert_eq!(page.status, 200);
    let [get, head] = [Method::GET, Method::HEAD].map(|method| visitor.asks(method, "/accessibility", &[], Vec::new()));
    let (get, head) = (get.await.expect(200), head.await.expect(200));
    assert!(head.body.is_empty() && head.header("content-length") == get.body.len().to_string());
}

#[tokio::test]
async fn a_secret_in_the_address_is_told_to_nobody() {
    let app = TestApp::start().await;
    for path in ["/r/abc", "/j/abc", "/desk/sign-in/abc", "/r/abc/x.css", "/r/abc%2fx.css"] {
        let page = app.visitor().get(path).await;
        assert_eq!(page.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert!(page.header("x-robots-tag").contains("noindex"), "{path}");
    }
}

#[tokio::test]
async fn a_kept_page_is_not_sent_twice_and_is_made_anew_after_a_change() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    let path = format!("/events/{}", event.slug);
    let first = visitor.get(&path).await.expect(200);
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"'), "{tag}");
    assert_eq!(visitor.get(&path).await.header("etag"), tag);
    let known = visitor.asks(Method::GET, &path, &[("if-none-match", &tag)], Vec::new()).await.expect(304);
    assert!(known.body.is_empty());
    let packed = visitor.asks(Method::GET, &path, &[("accept-encoding", "br, gzip")], Vec::new()).await.expect(200);
    assert!(packed.header("content-encoding") == "gzip" && packed.body.len() < first.body.len() / 2);
    assert_ne!(visitor.get(&format!("{path}?language=en")).await.source(), first.source(), "each language has its own");
    app.event().titled("Iets heel anders").slug("iets-heel-anders").create().await;
    assert!(visitor.get("/").await.shows("Iets heel anders"), "a change is seen at once");
}

#[tokio::test]
async fn styles_are_kept_for_as_long_as_they_are_the_same() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let address = visitor.get("/accessibility").await.attributes("link[rel=stylesheet]", "href").remove(0);
    let style = visitor.get(&address).await.expect(200);
    assert_eq!((style.header("content-type"), style.header("cache-control")), ("text/css; charset=utf-8", "public, max-age=31536000, immutable"));
    let other = visitor.get("/assets/belfry.css?v=old").await.expect(200);
    assert!(!other.header("cache-control").contains("immutable"));
    for path in ["/assets/", "/assets/..%2fmod.rs", "/assets/../Cargo.toml", "/assets/%2e%2e/mod.rs", "/.git/HEAD", "/Cargo.toml"] {
        visitor.get(path).await.expect(404);
    }
}

#[tokio::test]
async fn readiness_tells_of_the_database_and_the_worker_and_no_more() {
    let app = TestApp::start().await;
    app.pulse.beat();
    let page = app.visitor().get("/health/ready").await.expect(200);
    assert_eq!(page.source(), r#"{"status":"ok","database":"ok","outbox":"ok","mail_server":"unknown","clock":"ok"}"#);
    assert_eq!(app.visitor().get("/health/live").await.expect(200).source(), r#"{"status":"ok"}"#);
}
