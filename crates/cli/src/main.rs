//! The command `gongwen`.

mod commands;
mod files;
mod output;
mod progress;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Chinese full-text search, highlighting and summaries without a server.
#[derive(Parser)]
#[command(name = "gongwen", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// One variant a command; each has a file of its own in `commands/`.
#[derive(Subcommand)]
enum Command {
    Articles(commands::articles::Args),
    Build(commands::build::Args),
    DeployPlan(commands::deploy_plan::Args),
    Export(commands::export::Args),
    Facets(commands::facets::Args),
    Keywords(commands::keywords::Args),
    Index(commands::index::Args),
    Inspect(commands::inspect::Args),
    Related(commands::related::Args),
    Review(commands::review::Args),
    Search(Box<commands::search::Args>),
    Serve(commands::serve::Args),
    Suggest(commands::suggest::Args),
    Summarize(commands::summarize::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    gongwen_prepare::read::hush_isolated_panics();
    let outcome = match cli.command {
        Command::Articles(args) => commands::articles::run(&args),
        Command::Build(args) => commands::build::run(&args),
        Command::DeployPlan(args) => commands::deploy_plan::run(&args),
        Command::Export(args) => commands::export::run(&args),
        Command::Facets(args) => commands::facets::run(&args),
        Command::Keywords(args) => commands::keywords::run(&args),
        Command::Index(args) => commands::index::run(&args),
        Command::Inspect(args) => commands::inspect::run(&args),
        Command::Related(args) => commands::related::run(&args),
        Command::Review(args) => commands::review::run(&args),
        Command::Search(args) => commands::search::run(&args),
        Command::Serve(args) => commands::serve::run(&args),
        Command::Suggest(args) => commands::suggest::run(&args),
        Command::Summarize(args) => commands::summarize::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("gongwen: {}", output::describe(&error));
            ExitCode::from(1)
        }
    }
}
