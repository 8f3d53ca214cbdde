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
