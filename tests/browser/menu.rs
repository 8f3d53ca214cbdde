//! The desk's menu: in a row where there is room, behind a button where there is none, also without a script.

use crate::browser::{Browser, DESKTOP, PHONE};
use crate::screenshots::{KEY, sign_in_path};
use crate::support::database::TestDatabase;
use crate::support::{Program, TestApp};

const PEOPLE: &str = "#menu a[href='/desk/people']";
const BUTTON: &str = ".menu-button";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_desks_menu_on_a_phone_and_on_a_desk() {
    let database = TestDatabase::empty_sqlite();
    let program = Program::on(&database).demo().setting("BELFRY_SECRET_KEY", KEY).start().await;
    let app = TestApp::start_on(database, &[]).await;
    for javascript in [false, true] {
        let phone = Browser::open(javascript, PHONE).await;
        phone.goto(&format!("{}{}", program.url(), sign_in_path(&app).await)).await;
        phone.press("#enter button[type=submit]").await;
        assert!(!phone.shows(PEOPLE).await, "the menu is closed");
        phone.touch(BUTTON).await;
        assert!(phone.shows(PEOPLE).await, "the menu is open");
        if javascript {
            phone.has_no_barrier().await;
        }
        phone.press(PEOPLE).await;
        assert!(phone.place().await.ends_with("/desk/people"), "{}", phone.place().await);
        assert!(!phone.shows(PEOPLE).await, "the next page begins with a closed menu");
        phone.close().await;
    }
    let desk = Browser::open(true, DESKTOP).await;
    desk.goto(&format!("{}{}", program.url(), sign_in_path(&app).await)).await;
    desk.press("#enter button[type=submit]").await;
    assert!(desk.shows(PEOPLE).await && !desk.shows(BUTTON).await, "all entries, and no button");
    desk.close().await;
}
