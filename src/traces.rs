//! Traces, sent to whoever collects them by OTLP over HTTP (OpenTelemetry protocol 1.x): in which step a request, a mail or a delivery to
//! another system spends its time. They name routes, letters, statements with their places for values and keys of rows; never an address that opens
//! something, and nobody.
//!
//! They are spans of a target of their own, which the log leaves out; without a collector they are not made.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use anyhow::Context as _;
use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use opentelemetry::propagation::TextMapPropagator as _;
use opentelemetry::trace::{Span as _, SpanKind, Status, TraceContextExt as _, Tracer as _, TracerProvider as _};
use opentelemetry::{Context, KeyValue};
use opentelemetry_http::{HeaderExtractor, HttpClient, HttpError};
use opentelemetry_otlp::{SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};
use tokio::runtime::Handle;
use tracing::{Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::registry::LookupSpan;
use url::Url;
use uuid::Uuid;

use crate::tls;

/// Target of the spans that become traces.
pub const TARGET: &str = "traces";

/// The longest a collector may take for one batch.
const WITHIN: Duration = Duration::from_secs(10);
/// The longest that the end of the program waits for the last batch.
const LAST_WITHIN: Duration = Duration::from_secs(3);
/// More than any collector answers.
const MOST_ANSWER: usize = 64 * 1024;

/// Makes spans of what is known only when it is over.
static TRACER: OnceLock<SdkTracer> = OnceLock::new();

/// What sends traces until the program ends.
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// How long a trace is kept back, how many are made, and what they are called besides say OpenTelemetry's own variables (`OTEL_BSP_…`,
    /// `OTEL_TRACES_SAMPLER…`, `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_EXPORTER_OTLP_HEADERS`).
    /// # Errors
    /// No runtime, an address without a path, or a variable that cannot be read.
    pub fn to<S: Subscriber + for<'s> LookupSpan<'s>>(endpoint: &Url) -> anyhow::Result<(Self, impl Layer<S> + use<S>)> {
        let mut address = endpoint.clone();
        address.path_segments_mut().map_err(|()| anyhow::anyhow!("an address without a path"))?.pop_if_empty().extend(["v1", "traces"]);
        let exporter = SpanExporter::builder().with_http().with_http_client(Client::new()?).with_endpoint(address).with_timeout(WITHIN).build()?;
        let resource = Resource::builder().with_service_name("belfry").with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION"))).build();
        let provider = SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build();
        let tracer = provider.tracer("belfry");
        let _ = TRACER.set(tracer.clone());
        let layer = tracing_opentelemetry::layer().with_tracer(tracer).with_location(false).with_threads(false).with_target(false);
        Ok((Self(provider), layer.with_filter(filter_fn(|metadata| metadata.target() == TARGET))))
    }

    /// Sends what is left.
    pub async fn end(self) {
        let ending = tokio::task::spawn_blocking(move || self.0.shutdown_with_timeout(LAST_WITHIN)).await;
        if !matches!(ending, Ok(Ok(()))) {
            tracing::warn!("the last traces were not sent");
        }
    }
}

/// The trace of a request. `headers`, when they are of a proxy that is trusted: it goes on where the proxy's trace is (W3C Trace Context).
pub fn request(id: &str, headers: Option<&HeaderMap>) -> Span {
    let span = tracing::info_span!(target: TARGET, "request", otel.kind = "server", request.id = id);
    if let Some(headers) = headers.filter(|_| !span.is_disabled()) {
        let _ = span.set_parent(TraceContextPropagator::new().extract(&HeaderExtractor(headers)));
    }
    span
}

/// What became of it, by the names of OpenTelemetry's conventions for HTTP servers.
pub fn answered(span: &Span, method: &'static str, route: &str, status: u16) {
    if span.is_disabled() {
        return;
    }
    span.context().span().update_name(format!("{method} {route}"));
    span.set_attribute("http.request.method", method);
    span.set_attribute("http.route", route.to_owned());
    span.set_attribute("http.response.status_code", i64::from(status));
    if status >= 500 {
        span.set_status(Status::error(""));
    }
}

/// Of one attempt to hand a mail over.
pub fn mail(letter: &str, request_id: Option<&str>) -> Span {
    tracing::info_span!(target: TARGET, "mail", otel.kind = "client", mail.letter = letter, request.id = request_id)
}

/// Of one attempt to tell another system.
pub fn delivery(id: Uuid) -> Span {
    tracing::info_span!(target: TARGET, "webhook delivery", otel.kind = "client", webhook.id = %id)
}

/// A step of whatever is traced now; else the current span, so that its work stays part of it.
pub fn step(name: &'static str) -> Span {
    if Context::current().has_active_span() { tracing::info_span!(target: TARGET, "step", otel.name = name) } else { Span::current() }
}

/// A statement of what is traced now: it took so long and has just ended. `text` holds places where the values go.
pub fn statement(text: &str, took: Duration, failed: bool) {
    let Some(tracer) = TRACER.get() else { return };
    let context = Context::current();
    if !context.span().span_context().is_sampled() {
        return;
    }
    let operation = text.split_whitespace().next().unwrap_or_default().to_uppercase();
    #[expect(clippy::disallowed_methods, reason = "spans begin and end by the machine's clock, whatever time it is in Belfry")]
    let begun = SystemTime::now().checked_sub(took).unwrap_or(SystemTime::UNIX_EPOCH);
    let attributes = [KeyValue::new("db.operation.name", operation.clone()), KeyValue::new("db.query.text", text.to_owned())];
    let builder = tracer.span_builder(operation).with_kind(SpanKind::Client).with_start_time(begun).with_attributes(attributes);
    let mut span = tracer.build_with_context(builder, &context);
    if failed {
        span.set_status(Status::error(""));
    }
    span.end();
}

/// Sends on the program's runtime, for the exporter waits on a thread of its own.
#[derive(Debug, Clone)]
struct Client {
    inner: hyper_util::client::legacy::Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    runtime: Handle,
    /// Nobody took the last batch: said once.
    away: Arc<AtomicBool>,
}

impl Client {
    fn new() -> anyhow::Result<Self> {
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls::trusting(None)?).https_or_http().enable_http1().build();
        let inner = hyper_util::client::legacy::Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { inner, runtime: Handle::try_current().context("traces need a runtime")?, away: Arc::default() })
    }

    async fn send(self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let answered = tokio::time::timeout(WITHIN, async {
            let (parts, body) = self.inner.request(request.map(Full::new)).await?.into_parts();
            let body = Limited::new(body, MOST_ANSWER).collect().await?.to_bytes();
            Ok::<_, HttpError>(Response::from_parts(parts, body))
        });
        let answered = answered.await.map_err(HttpError::from).flatten();
        let is_away = !answered.as_ref().is_ok_and(|answer| answer.status().is_success());
        if self.away.swap(is_away, Ordering::Relaxed) != is_away {
            match &answered {
                Ok(answer) if is_away => tracing::warn!(status = answer.status().as_u16(), "the collector of traces takes none; they are lost until it does"),
                Err(error) => tracing::warn!(%error, "the collector of traces cannot be reached; they are lost until it can"),
                Ok(_) => tracing::info!("the collector of traces takes them again"),
            }
        }
        answered
    }
}

impl HttpClient for Client {
    fn send_bytes<'c, 'a>(&'c self, request: Request<Bytes>) -> Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'a>>
    where
        'c: 'a,
        Self: 'a,
    {
        let sending = self.runtime.spawn(self.clone().send(request));
        Box::pin(async move { sending.await? })
    }
}
