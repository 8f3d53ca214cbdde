//! Registering through the page's POST, durable, at 1, 16 and 64 clients, against bare loops with the same
//! durability on the same engine in the same run:
//!
//! - *action*: the registration action's statements in a loop, shared commits included, without HTTP and forms;
//! - *alone*: the same sea-orm statements, one registration a transaction;
//! - *raw SQL*: the same rows by prepared statements, as many registrations to a commit as wait;
//! - *lock and count* (PostgreSQL): lock the event's row, count its registrations, insert.

use std::sync::Arc;

use crate::support::bare::{self, begin, reference_connection, statements};
use crate::support::{self, Client, Rate, drive, middle, request};
use belfry::app::App;
use sea_orm::{ConnectionTrait, Statement};

const CLIENTS: [usize; 3] = [1, 16, 64];
const RUNS: usize = 3;

fn registrations(clients: usize) -> usize {
    if clients == 1 { 1_000 } else { 6_000 }
}

#[tokio::main]
pub async fn run() {
    measure(false).await;
    if support::postgres_url().is_some() {
        measure(true).await;
    } else {
        println!("PostgreSQL: not measured, BENCH_POSTGRES_URL is not set");
    }
}

async fn measure(postgres: bool) {
    println!("\n{}, one hot event, median of {RUNS}", if postgres { "PostgreSQL" } else { "SQLite (WAL, synchronous=FULL)" });
    println!("{:>7}  {:<22} {:>9}  {:>10}  {:>10}  {:>9}", "clients", "what", "per s", "p50", "p99", "p99/p50");
    let folder = tempfile::tempdir().expect("a folder");
    let mut ours = Vec::new();
    for clients in CLIENTS {
        let (mut page, mut action, mut alone, mut raw, mut counted) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            page.push(through_the_page(folder.path(), postgres, clients).await);
            action.push(by_the_action(folder.path(), postgres, clients).await);
            alone.push(each_alone(folder.path(), postgres, clients, Way::Conditional).await);
            let (_app, url) = fresh(folder.path(), postgres).await;
            raw.push(bare::together(reference_connection(&url, postgres, 1).await, clients, registrations(clients)).await);
            if postgres {
                counted.push(each_alone(folder.path(), postgres, clients, Way::LockAndCount).await);
            }
        }
        let page = middle(page);
        show(clients, "page's POST", page);
        for (what, runs) in [("action alone", action), ("alone, sea-orm", alone), ("raw SQL, together", raw), ("lock and count", counted)] {
            if !runs.is_empty() {
                let reference = middle(runs);
                show(clients, what, reference);
                println!("{:>7}  {:<22} {:>9.2}", "", "  page / this", page.per_second / reference.per_second);
            }
        }
        ours.push(page.per_second);
    }
    println!("64 clients / 1 client: {:.1} (aim on SQLite: 4)", ours[2] / ours[0]);
}

fn show(clients: usize, what: &str, rate: Rate) {
    let tail = rate.p99.as_secs_f64() / rate.median.as_secs_f64();
    println!("{clients:>7}  {what:<22} {:>9.0}  {:>10.2?}  {:>10.2?}  {tail:>9.1}", rate.per_second, rate.median, rate.p99);
}

async fn fresh(folder: &std::path::Path, postgres: bool) -> (App, String) {
    let url = support::new_database(folder, postgres).await;
    let app = support::app(&url).await;
    support::event(&app, "hot", 1_000_000).await;
    (app, url)
}

async fn through_the_page(folder: &std::path::Path, postgres: bool, clients: usize) -> Rate {
    let (app, _) = fresh(folder, postgres).await;
    let address = support::serve(belfry::web::router(app.clone()).expect("templates")).await;
    let organisation = support::organisation(&app).await;
    let form = Arc::new(support::Form::of(address, organisation).await);
    drive(
        clients,
        registrations(clients),
        async |_| Client::connect(address).await,
        move |client, number| {
            let form = Arc::clone(&form);
            Box::pin(async move { form.send(client, number).await })
        },
    )
    .await
}

async fn by_the_action(folder: &std::path::Path, postgres: bool, clients: usize) -> Rate {
    let (app, _) = fresh(folder, postgres).await;
    let organisation = support::organisation(&app).await;
    drive(
        clients,
        registrations(clients),
        async |_| app.clone(),
        move |app, number| {
            Box::pin(async move {
                app.registrar.register(request(number, organisation)).await.expect("a place");
            })
        },
    )
    .await
}

#[derive(Clone, Copy)]
enum Way {
    Conditional,
    LockAndCount,
}

async fn each_alone(folder: &std::path::Path, postgres: bool, clients: usize, way: Way) -> Rate {
    let (_app, url) = fresh(folder, postgres).await;
    let connection = reference_connection(&url, postgres, clients).await;
    // The hot row at 64 clients is slow by nature: fewer rounds tell the same.
    let count = if postgres && clients > 1 { registrations(clients) / 4 } else { registrations(clients) / 2 };
    drive(
        clients,
        count,
        async |_| connection.clone(),
        move |connection, number| {
            Box::pin(async move {
                use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
                let backend = connection.get_database_backend();
                let transaction = begin(connection).await;
                match way {
                    Way::Conditional => {
                        let event =
                            belfry::entity::event::Entity::find().filter(belfry::entity::event::Column::Slug.eq("hot")).one(&transaction).await.expect("a row").expect("the event");
                        belfry::entity::session::Entity::of(event.id).all(&transaction).await.expect("rows");
                        let sql = "UPDATE events SET places_taken = places_taken + 1 WHERE slug = 'hot' AND places_taken < capacity";
                        assert_eq!(transaction.execute_raw(Statement::from_string(backend, sql)).await.expect("an update").rows_affected(), 1);
                    }
                    Way::LockAndCount => {
                        let event = belfry::entity::event::Entity::find()
                            .filter(belfry::entity::event::Column::Slug.eq("hot"))
                            .lock_exclusive()
                            .one(&transaction)
                            .await
                            .expect("a row")
                            .expect("the event");
                        let count = belfry::entity::registration::Entity::of(event.id).count(&transaction).await.expect("a count");
                        assert!(count < 1_000_000);
                    }
                }
                for statement in statements(backend, number) {
                    transaction.execute_raw(statement).await.expect("an insert");
                }
                transaction.commit().await.expect("a commit");
            })
        },
    )
    .await
}
