//! Somebody with a browser: keeps cookies, fills forms, follows redirects when told to.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, header};
use belfry::entity::{organiser, sign_in_link};
use belfry::keys::Purpose;
use belfry::rules::names::EmailAddress;
use http_body_util::BodyExt as _;
use jiff::ToSpan as _;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use tower::ServiceExt as _;

use super::TestApp;
use super::browser_form::BrowserForm;
use super::page::Page;

/// Where requests go.
#[derive(Clone)]
pub enum Server {
    InProcess(Router),
    /// Over the wire, one connection per request.
    Tcp(SocketAddr),
}

/// Clones share nothing but the server: a clone is another browser with the same cookies at that moment.
pub struct Visitor {
    server: Server,
    /// Scheme and host, as the browser sends them in `Origin`.
    origin: String,
    cookies: Mutex<BTreeMap<String, String>>,
    language: String,
    address: SocketAddr,
}

impl Clone for Visitor {
    fn clone(&self) -> Self {
        Self {
            server: self.server.clone(),
            origin: self.origin.clone(),
            cookies: Mutex::new(self.cookies.lock().expect("cookies").clone()),
            language: self.language.clone(),
            address: self.address,
        }
    }
}

impl Visitor {
    pub fn new(server: Server, origin: &str) -> Self {
        Self { server, origin: origin.to_owned(), cookies: Mutex::default(), language: "nl-BE,nl;q=0.9".to_owned(), address: SocketAddr::from(([192, 0, 2, 10], 40_000)) }
    }

    /// What the browser asks for, as `fr-BE,fr;q=0.9`.
    #[must_use]
    pub fn speaking(mut self, language: &str) -> Self {
        language.clone_into(&mut self.language);
        self
    }

    /// From this network address; in process only.
    #[must_use]
    pub fn from(mut self, address: &str) -> Self {
        self.address = SocketAddr::new(address.parse().expect("an address"), 40_000);
        self
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("cookies").get(name).cloned()
    }

    pub fn forgets_cookies(&self) {
        self.cookies.lock().expect("cookies").clear();
    }

    pub fn takes_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().expect("cookies").insert(name.to_owned(), value.to_owned());
    }

    /// As a browser types it; no redirect is followed.
    pub async fn get(&self, path: &str) -> Page {
        self.asks(Method::GET, path, &[("sec-fetch-site", "none"), ("sec-fetch-mode", "navigate")], Vec::new()).await
    }

    /// Follows redirects to their end.
    pub async fn opens(&self, path: &str) -> Page {
        let page = self.get(path).await;
        self.follows(page).await
    }

    /// Follows what a page redirects to, if it does.
    pub async fn follows(&self, mut page: Page) -> Page {
        for _ in 0..5 {
            if !page.status.is_redirection() {
                return page;
            }
            page = self.get(&page.location()).await;
        }
        panic!("redirects go round in circles at {}", page.path);
    }

    /// Sends a form as a browser on the same site does; no redirect is followed.
    pub async fn sends(&self, form: &BrowserForm) -> Page {
        if form.method == "get" {
            return self.get(&format!("{}?{}", form.action.split(['?', '#']).next().unwrap_or_default(), form.encoded())).await;
        }
        self.posts(&form.action, form.encoded()).await
    }

    /// Sends a form with files as a browser does (`multipart/form-data`): each with its field, name and content.
    pub async fn sends_files(&self, form: &BrowserForm, files: &[(&str, &str, &[u8])]) -> Page {
        let (kind, body) = form.multipart(files);
        let origin = self.origin.clone();
        let headers = [("content-type", kind.as_str()), ("origin", origin.as_str()), ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "navigate")];
        self.asks(Method::POST, &form.action, &headers, body).await
    }

    /// A raw body with the headers of an honest browser.
    pub async fn posts(&self, path: &str, body: impl Into<Vec<u8>>) -> Page {
        let origin = self.origin.clone();
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", origin.as_str()), ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "navigate")];
        self.asks(Method::POST, path, &headers, body.into()).await
    }

    /// Any request.
    pub async fn asks(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Page {
        let path = path.strip_prefix(self.origin.as_str()).unwrap_or(path);
        let path = path.split('#').next().unwrap_or_default();
        let host = self.origin.split("://").last().unwrap_or_default();
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, host).header(header::ACCEPT_LANGUAGE, &self.language);
        let cookies = self.cookies.lock().expect("cookies").iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !body.is_empty() {
            request = request.header(header::CONTENT_LENGTH, body.len());
        }
        let mut request = request.body(Body::from(body)).unwrap_or_else(|error| panic!("{path}: {error}"));
        request.extensions_mut().insert(ConnectInfo(self.address));
        let page = self.server.answer(request, path).await;
        self.keep_cookies(&page.headers);
        page
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().expect("cookies");
        for cookie in headers.get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok()) {
            let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            let gone = value.is_empty() || cookie.to_ascii_lowercase().contains("max-age=0");
            if gone {
                cookies.remove(name.trim());
            } else {
                cookies.insert(name.trim().to_owned(), value.to_owned());
            }
        }
    }

    /// The registration form of an event, filled with this person.
    pub async fn fills_in(&self, slug: &str, email: &str) -> BrowserForm {
        let page = self.opens(&format!("/events/{slug}/register")).await.expect(200);
        page.form_with("email")
            .with_all(&[("first_name", "Maria"), ("last_name", "Peeters"), ("email", email), ("organisation", "Gemeente Voorbeeldegem"), ("accept_privacy", "yes")])
            .with_what_is_required()
    }

    /// Registers and gives the page that follows.
    pub async fn registers_for(&self, slug: &str, email: &str) -> Page {
        let form = self.fills_in(slug, email).await;
        let answer = self.sends(&form).await;
        self.follows(answer).await
    }

    /// Signs in at the desk with a one-time link, made past the product; the organiser is made when unknown.
    pub async fn signs_in(&self, app: &TestApp, email: &str, role: &str) {
        let email = EmailAddress::parse(email).expect("an address");
        let now = app.clock.now();
        let known = organiser::Entity::find().filter(organiser::Column::EmailKey.eq(email.key())).one(app.db.reader()).await.expect("an answer");
        let organiser_id = known.as_ref().map_or_else(|| app.clock.id(), |organiser| organiser.id);
        let new = known.is_none().then(|| organiser::ActiveModel {
            id: Set(organiser_id),
            email_key: Set(email.key()),
            email: Set(email.as_str().to_owned()),
            name: Set("Nele Janssens".to_owned()),
            role: Set(role.to_owned()),
            language: Set("nl".to_owned()),
            active: Set(true),
            created_at: Set(now.into()),
            ..Default::default()
        });
        let link_id = app.clock.id();
        let token = app.keys.derive(Purpose::SignIn, link_id, 0);
        let link = sign_in_link::ActiveModel {
            id: Set(link_id),
            organiser_id: Set(organiser_id),
            token_hash: Set(token.hash()),
            created_at: Set(now.into()),
            expires_at: Set((now + 10.minutes()).into()),
            used_at: Set(None),
        };
        app.db
            .write(move |transaction| {
                Box::pin(async move {
                    if let Some(new) = new {
                        organiser::Entity::insert(new).exec_without_returning(transaction).await?;
                    }
                    sign_in_link::Entity::insert(link).exec_without_returning(transaction).await?;
                    Ok(())
                })
            })
            .await
            .expect("an organiser with a link");
        let page = self.get(&format!("/desk/sign-in/{}", token.as_str())).await.expect(200);
        let answer = self.sends(&page.form_with("csrf")).await;
        assert!(answer.status.is_redirection(), "signing in: {} {}", answer.status, answer.words());
        if role == "admin" {
            self.has_passed_second_step(app).await;
        }
    }
}

impl Server {
    async fn answer(&self, request: Request<Body>, path: &str) -> Page {
        let (parts, body) = match self {
            Self::InProcess(router) => {
                let response = router.clone().oneshot(request).await.expect("a router always answers");
                let (parts, body) = response.into_parts();
                (parts, body.collect().await.map(|body| body.to_bytes()).unwrap_or_default())
            }
            Self::Tcp(address) => over_the_wire(*address, request).await.unwrap_or_else(|error| panic!("{path}: {error}")),
        };
        Page { status: parts.status, headers: parts.headers, body: body.to_vec(), path: path.to_owned() }
    }
}

/// One request over a connection of its own.
///
/// # Errors
/// When the server cannot be reached or hangs up.
pub async fn over_the_wire(address: SocketAddr, request: Request<Body>) -> Result<(axum::http::response::Parts, bytes::Bytes), Box<dyn std::error::Error + Send + Sync>> {
    let stream = tokio::net::TcpStream::connect(address).await?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(hyper_util::rt::TokioIo::new(stream)).await?;
    let driver = tokio::spawn(connection);
    let (parts, body) = sender.send_request(request).await?.into_parts();
    let body = body.collect().await?.to_bytes();
    driver.abort();
    Ok((parts, body))
}
