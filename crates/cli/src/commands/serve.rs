//! `gongwen serve`: looks at a folder before it is uploaded.

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::{HeaderValue, header};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::output::say;

/// Where no port is asked for.
const PORT: u16 = 8080;

/// Show a folder in the browser, on this machine alone.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  gongwen build news/ --out site\n  gongwen serve site")]
pub(crate) struct Args {
    /// The folder that `gongwen build` wrote.
    folder: PathBuf,
    /// The port; 0 takes any free one. Without it 8080, or any free one where that is taken.
    #[arg(long)]
    port: Option<u16>,
}

/// Serves the folder until it is stopped.
pub(crate) fn run(args: &Args) -> Result<()> {
    let folder = args.folder.display();
    if !args.folder.is_dir() {
        bail!("{folder}: there is no such folder; make one with `gongwen build INPUT… --out {folder}`");
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    runtime.block_on(async {
        let listener = listen(args.port).await?;
        say!("{folder}: http://{}/  (Ctrl+C stops it)", listener.local_addr()?);
        axum::serve(listener, pages(&args.folder)).await.context("the server stopped")
    })
}

/// The files of a folder, and of no other. A browser asks again for each, so that it shows what was built last.
fn pages(folder: &Path) -> Router {
    let fresh = HeaderValue::from_static("no-cache");
    let plain = HeaderValue::from_static("nosniff");
    Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, fresh))
        .layer(SetResponseHeaderLayer::overriding(header::X_CONTENT_TYPE_OPTIONS, plain))
}

/// Only this machine can reach it.
async fn listen(port: Option<u16>) -> Result<TcpListener> {
    let wanted = port.unwrap_or(PORT);
    match TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).await {
        Err(error) if port.is_none() && error.kind() == std::io::ErrorKind::AddrInUse => {
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.context("no port is free")
        }
        bound => bound.with_context(|| format!("cannot serve on port {wanted}; choose another with --port")),
    }
}
