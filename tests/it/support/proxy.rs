//! A wire that can be cut: between the product and its database, or its mail server.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Passes bytes to `target` until it is cut; then refuses and breaks what was open.
#[derive(Clone)]
pub struct Proxy {
    pub address: SocketAddr,
    connected: Arc<watch::Sender<bool>>,
}

impl Proxy {
    pub async fn to(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let (connected, _) = watch::channel(true);
        let connected = Arc::new(connected);
        let switch = Arc::clone(&connected);
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let mut cut = switch.subscribe();
                tokio::spawn(async move {
                    if !*cut.borrow() {
                        return;
                    }
                    let Ok(mut server) = TcpStream::connect(target).await else { return };
                    tokio::select! {
                        _ = tokio::io::copy_bidirectional(&mut client, &mut server) => {}
                        _ = cut.wait_for(|connected| !connected) => {}
                    }
                });
            }
        });
        Self { address, connected }
    }

    pub fn cut(&self) {
        self.connected.send_replace(false);
    }

    pub fn mend(&self) {
        self.connected.send_replace(true);
    }
}
