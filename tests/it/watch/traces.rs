//! Traces as a collector gets them: read by the types of OpenTelemetry's own protocol.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{Method, StatusCode};
use axum::routing::post;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use prost::Message as _;

use crate::support::database::TestDatabase;
use crate::support::smtp::MailServer;
use crate::support::{Program, TestApp, until};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT: &str = "00f067aa0ba902b7";

#[derive(Clone, Default)]
struct Collector {
    batches: Arc<Mutex<Vec<Bytes>>>,
}

impl Collector {
    async fn start(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let batches = Arc::clone(&self.batches);
        let takes = move |batch: Bytes| async move {
            batches.lock().expect("batches").push(batch);
            StatusCode::OK
        };
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/v1/traces", post(takes))).await });
        address
    }

    fn requests(&self) -> Vec<ExportTraceServiceRequest> {
        self.batches.lock().expect("batches").iter().map(|batch| ExportTraceServiceRequest::decode(batch.clone()).expect("a batch of OTLP")).collect()
    }

    fn spans(&self) -> Vec<Span> {
        let of_resource = self.requests().into_iter().flat_map(|request| request.resource_spans);
        of_resource.flat_map(|resource| resource.scope_spans).flat_map(|scope| scope.spans).collect()
    }

    /// The first of that name.
    fn span(&self, name: &str) -> Option<Span> {
        self.spans().into_iter().find(|span| span.name == name)
    }

    fn children(&self, parent: &Span) -> Vec<Span> {
        self.spans().into_iter().filter(|span| span.parent_span_id == parent.span_id && span.trace_id == parent.trace_id).collect()
    }

    fn holds(&self, words: &str) -> bool {
        self.batches.lock().expect("batches").iter().any(|batch| batch.windows(words.len()).any(|found| found == words.as_bytes()))
    }
}

fn attribute(span: &Span, key: &str) -> String {
    let value = span.attributes.iter().find(|attribute| attribute.key == key).and_then(|attribute| attribute.value.clone()?.value);
    match value {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        other => format!("{other:?}"),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_its_statements_and_its_mail_are_traced_without_telling_on_anybody() {
    let (database, server, collector) = (TestDatabase::create().await, MailServer::start().await, Collector::default());
    let address = collector.start().await;
    let app = TestApp::start_on(database.clone(), &[]).await;
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    let program = Program::on(&database)
        .setting("BELFRY_OTLP_ENDPOINT", &format!("http://{address}"))
        .setting("BELFRY_SMTP_URL", &format!("smtp://127.0.0.1:{}", server.port()))
        .setting("BELFRY_TRUSTED_PROXIES", "127.0.0.1")
        // What the log leaves out is traced all the same.
        .setting("BELFRY_LOG", "error")
        .setting("OTEL_BSP_SCHEDULE_DELAY", "50")
        .start()
        .await;
    let visitor = program.visitor();
    let path = format!("/events/{}", event.slug);
    let traceparent = format!("00-{TRACE}-{PARENT}-01");
    visitor.asks(Method::GET, &path, &[("traceparent", &traceparent)], Vec::new()).await;
    until("the page's trace", async || collector.span("GET /events/{slug}").is_some()).await;
    let page = collector.span("GET /events/{slug}").expect("just seen");
    assert_eq!((hex(&page.trace_id), hex(&page.parent_span_id)), (TRACE.to_owned(), PARENT.to_owned()), "it goes on where the proxy's is");
    assert_eq!(page.kind(), SpanKind::Server);
    assert_eq!(attribute(&page, "http.request.method"), "GET");
    assert_eq!(attribute(&page, "http.route"), "/events/{slug}");
    assert_eq!(attribute(&page, "http.response.status_code"), "200");
    let statements = collector.children(&page);
    assert!(statements.iter().any(|statement| statement.name == "SELECT" && attribute(statement, "db.query.text").contains("events")), "{statements:?}");
    assert!(statements.iter().all(|statement| statement.start_time_unix_nano >= page.start_time_unix_nano && statement.end_time_unix_nano <= page.end_time_unix_nano));

    let form = visitor.fills_in(&event.slug, "maria@voorbeeldegem.example").await;
    let id = visitor.sends(&form).await.header("x-request-id").to_owned();
    until("the mail's trace", async || collector.spans().iter().any(|span| span.name == "mail" && attribute(span, "request.id") == id)).await;
    let mail = collector.span("mail").expect("just seen");
    assert_eq!(attribute(&mail, "mail.letter"), "confirmation");
    until("the form's trace", async || collector.spans().iter().any(|span| span.name.starts_with("POST ") && attribute(span, "request.id") == id)).await;
    let sent = collector.spans().into_iter().find(|span| span.name.starts_with("POST ")).expect("just seen");
    let registering = collector.children(&sent).into_iter().find(|span| span.name == "registering").expect("its turn");
    let transaction = collector.children(&registering).into_iter().find(|span| span.name == "transaction").expect("a transaction");
    assert!(collector.children(&transaction).iter().any(|statement| statement.name == "INSERT"), "what it wrote");

    let service = collector.requests()[0].resource_spans[0].resource.clone().expect("a resource");
    assert!(service.attributes.iter().any(|attribute| attribute.key == "service.name" && format!("{attribute:?}").contains("belfry")));
    for told in ["maria", "voorbeeldegem", form.get("last_name"), event.slug.as_str()] {
        assert!(!collector.holds(told), "{told}");
    }
    assert!(!program.log().contains("mail.letter"), "no trace in the log: {}", program.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_traces_leave_with_the_program() {
    let (database, collector) = (TestDatabase::create().await, Collector::default());
    let address = collector.start().await;
    let program = Program::on(&database).setting("BELFRY_OTLP_ENDPOINT", &format!("http://{address}/behind/")).setting("OTEL_BSP_SCHEDULE_DELAY", "3600000").start().await;
    assert!(program.stop().await.success());
    assert!(collector.spans().is_empty(), "another address than the collector's");
    let program = Program::on(&database).setting("BELFRY_OTLP_ENDPOINT", &format!("http://{address}/")).setting("OTEL_BSP_SCHEDULE_DELAY", "3600000").start().await;
    let answer = program.visitor().asks(Method::GET, "/no-such-page", &[], Vec::new()).await;
    assert!(collector.spans().is_empty(), "kept back for an hour");
    assert!(program.stop().await.success());
    let id = answer.header("x-request-id");
    assert!(collector.spans().iter().any(|span| attribute(span, "request.id") == id && attribute(span, "http.response.status_code") == "404"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_that_is_away_is_said_once_and_holds_nobody_up() {
    let database = TestDatabase::create().await;
    let program = Program::on(&database).setting("BELFRY_OTLP_ENDPOINT", "http://127.0.0.1:9").setting("OTEL_BSP_SCHEDULE_DELAY", "20").start().await;
    let said = || program.log().matches("the collector of traces cannot be reached").count();
    for page in ["/accessibility", "/", "/accessibility", "/"] {
        assert_eq!(program.visitor().asks(Method::GET, page, &[], Vec::new()).await.status, StatusCode::OK);
        until("the warning", async || said() == 1).await;
    }
    assert_eq!(said(), 1, "{}", program.log());
    assert!(program.stop().await.success());
}
