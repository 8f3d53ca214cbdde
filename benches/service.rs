//! The service as it runs, in one table: what it weighs, and what one, two and three copies on one PostgreSQL
//! (BENCH_POSTGRES_URL) do for 1 to 256 clients, with a thousand to a million registrations in a database of their own, beside the
//! machine's own limits in the same run: a bare axum handler that answers the same bytes, and bare SQL with the same durability.
//! Only databases of BENCH_REGISTRATIONS_FROM to BENCH_REGISTRATIONS are looked at.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::support::copy::{Copy, PROGRAM};
use crate::support::{self, Client, Form, Rate, bare, drive, get};
use axum::http::header::CONTENT_TYPE;
use belfry::demo::seed::{Amount, seed};
use bytes::Bytes;
use sea_orm::sqlx::Executor as _;

const STARTS: usize = 5;
const CLIENTS: [usize; 4] = [1, 16, 64, 256];
const COPIES: usize = 3;
const SIZES: [u64; 3] = [1_000, 100_000, 1_000_000];
const PAGE: &str = "/events/hot";
/// After so many the memory is looked at again.
const MANY: usize = 1_000_000;

/// Of one run: enough that the slowest hundredth says something.
fn pages(clients: usize) -> usize {
    if clients == 1 { 5_000 } else { 40_000 }
}

fn registrations(clients: usize) -> usize {
    if clients == 1 { 400 } else { 4_000 }
}

#[tokio::main]
pub async fn run() {
    weight();
    if support::postgres_url().is_none() {
        println!("PostgreSQL: not measured, BENCH_POSTGRES_URL is not set");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let limits = limits(folder.path()).await;
    println!("| registrations | copies | clients | pages/s | p50 / p99 | of bare axum | registrations/s | p50 / p99 | of bare SQL |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    let bound = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let sizes = bound("BENCH_REGISTRATIONS_FROM").unwrap_or(0)..=bound("BENCH_REGISTRATIONS").unwrap_or(u64::MAX);
    for size in SIZES.into_iter().filter(|size| sizes.contains(size)) {
        with(size, folder.path(), &limits).await;
    }
}

/// One database with so many registrations, and one, two and three copies on it.
async fn with(size: u64, folder: &Path, limits: &[Limit]) {
    let url = support::new_database(folder, true).await;
    let app = support::app(&url).await;
    support::event(&app, "hot", i32::MAX).await;
    let organisation = support::organisation(&app).await;
    seed(&app, Amount { events: 1_000, registrations: size, seed: 1 }).await.expect("sown");
    // Longer than a statement of the service may take.
    let mut connection = app.db.reader().get_postgres_connection_pool().acquire().await.expect("a connection");
    for statement in ["SET statement_timeout = 0", "VACUUM ANALYZE"] {
        connection.execute(statement).await.expect("statistics");
    }
    drop(connection);
    let (mut copies, mut first) = (Vec::new(), 0);
    for _ in 0..COPIES {
        copies.push(Copy::on(folder, &url));
        let doors: Vec<SocketAddr> = copies.iter().map(|copy| copy.address).collect();
        let form = Arc::new(Form::of(doors[0], organisation).await);
        for (clients, limit) in CLIENTS.into_iter().zip(limits) {
            let looked = look(&doors, clients, pages(clients)).await;
            let registered = register(&doors, clients, first, Arc::clone(&form)).await;
            first += registrations(clients);
            println!(
                "| {size} | {} | {clients} | {} | {:.2} | {} | {:.2} |",
                copies.len(),
                shown(looked),
                looked.per_second / limit.pages.per_second,
                shown(registered),
                registered.per_second / limit.registrations.per_second
            );
        }
    }
    memory(&copies[0]).await;
}

/// Size, start and memory at rest, in demo mode.
fn weight() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = Copy::demo(folder.path()).ready_in;
    let (mut times, mut memory) = (Vec::new(), 0);
    for _ in 0..STARTS {
        let copy = Copy::demo(folder.path());
        times.push(copy.ready_in);
        for _ in 0..50 {
            assert!(copy.answers("/"), "the list is shown");
        }
        std::thread::sleep(Duration::from_secs(2));
        memory = memory.max(copy.megabytes());
    }
    times.sort_unstable();
    let size = std::fs::metadata(PROGRAM).expect("the program").len() / 1024 / 1024;
    println!("first start, empty folder, example data   {first:?}");
    println!("start to first answer, existing database  {:?} (median of {STARTS}; aim: under 300 ms)", times[STARTS / 2]);
    println!("memory at rest after 50 pages             {memory} MB (most of {STARTS}; aim: under 40 MB)");
    println!("program                                   {size} MB (aim: under 40 MB)\n");
}

/// What the machine does without us.
struct Limit {
    pages: Rate,
    registrations: Rate,
}

async fn limits(folder: &Path) -> Vec<Limit> {
    let bytes = {
        let url = support::new_database(folder, true).await;
        support::event(&support::app(&url).await, "hot", i32::MAX).await;
        let copy = Copy::on(folder, &url);
        let mut client = Client::connect(copy.address).await;
        let (status, body) = client.send(&get(PAGE)).await;
        assert_eq!(status, 200);
        Bytes::copy_from_slice(body)
    };
    println!("{} bytes a page", bytes.len());
    let answer = move || async move { ([(CONTENT_TYPE, "text/html; charset=utf-8")], bytes.clone()) };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, axum::Router::new().route(PAGE, axum::routing::get(answer))).await });
    let mut limits = Vec::new();
    for clients in CLIENTS {
        let pages = look(&[address], clients, pages(clients)).await;
        let url = support::new_database(folder, true).await;
        support::event(&support::app(&url).await, "hot", i32::MAX).await;
        let registrations = bare::together(bare::reference_connection(&url, true, 1).await, clients, registrations(clients)).await;
        println!("{clients:>4} clients: bare axum {} | bare SQL {}", shown(pages), shown(registrations));
        limits.push(Limit { pages, registrations });
    }
    limits
}

/// Each client stays with one copy, as a balancer without sticky sessions would spread connections.
async fn look(doors: &[SocketAddr], clients: usize, count: usize) -> Rate {
    drive(
        clients,
        count,
        async |client| Client::connect(doors[client % doors.len()]).await,
        |client, _| {
            Box::pin(async move {
                let (status, _) = client.send(&get(PAGE)).await;
                assert_eq!(status, 200);
            })
        },
    )
    .await
}

async fn register(doors: &[SocketAddr], clients: usize, first: usize, form: Arc<Form>) -> Rate {
    drive(
        clients,
        registrations(clients),
        async |client| Client::connect(doors[client % doors.len()]).await,
        move |client, number| {
            let form = Arc::clone(&form);
            Box::pin(async move { form.send(client, first + number).await })
        },
    )
    .await
}

async fn memory(copy: &Copy) {
    let before = copy.megabytes();
    look(&[copy.address], 64, MANY).await;
    println!("memory of a copy: {before} MB, and {} MB after {MANY} pages", copy.megabytes());
}

fn shown(rate: Rate) -> String {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
    format!("{:.0} | {:.1} / {:.1} ms", rate.per_second, milliseconds(rate.median), milliseconds(rate.p99))
}
