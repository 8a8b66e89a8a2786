# Everything that Fastbreak needs in a Google Cloud project, besides its data. See docs/cloud/set-up.md.
#
#   terraform init && terraform apply -var project=my-project -var region=us-west2 -var bucket=my-bucket
#
# The nightly job is made once its image exists: add -var image=us-west2-docker.pkg.dev/my-project/fastbreak/nightly

terraform {
  required_version = ">= 1.5"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 5.0, < 8.0"
    }
  }
}

variable "project" { type = string }

variable "region" {
  type        = string
  description = "Where bucket, workers and datasets are. Datasets can never be moved."
}

variable "bucket" { type = string }

variable "image" {
  type        = string
  default     = ""
  description = "The image of the nightly job; none is made without it."
}

variable "schedule" {
  type        = string
  default     = "0 11 * * *"
  description = "When the nightly job runs, in New York's time."
}

provider "google" {
  project = var.project
  region  = var.region
}

locals {
  apis = [
    "artifactregistry", "bigquery", "bigquerystorage", "cloudbuild", "cloudresourcemanager", "cloudscheduler",
    "compute", "dataflow", "run", "serviceusage", "storage",
  ]
  upstream = ["nba_raw", "nba_analytics"]
  written  = ["nba_precompute", "nba_predictions", "nba_processing", "nba_staging"]
  worker_roles = [
    "roles/dataflow.worker", "roles/bigquery.jobUser", "roles/bigquery.readSessionUser",
  ]
  nightly = var.image == "" ? 0 : 1
}

resource "google_project_service" "api" {
  for_each           = toset(local.apis)
  service            = "${each.value}.googleapis.com"
  disable_on_destroy = false
}

# No expiration: tables would take it over. Only what is staged goes by itself, after a day.
resource "google_bigquery_dataset" "dataset" {
  for_each                    = toset(concat(local.upstream, local.written))
  dataset_id                  = each.value
  location                    = var.region
  default_table_expiration_ms = each.value == "nba_staging" ? 86400000 : null
  labels                      = { application = "fastbreak" }
  depends_on                  = [google_project_service.api]

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_storage_bucket" "bucket" {
  name                        = var.bucket
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  lifecycle_rule {
    condition {
      age            = 7
      matches_prefix = ["tmp/", "loads/"]
    }
    action { type = "Delete" }
  }
}

resource "google_artifact_registry_repository" "images" {
  repository_id = "fastbreak"
  location      = var.region
  format        = "DOCKER"
  depends_on    = [google_project_service.api]
}

# The account as which workers of Dataflow and the nightly container read and write.
resource "google_service_account" "worker" {
  account_id   = "fastbreak-worker"
  display_name = "Fastbreak: reads upstream, writes features"
}

resource "google_project_iam_member" "worker" {
  for_each = toset(local.worker_roles)
  project  = var.project
  role     = each.value
  member   = google_service_account.worker.member
}

resource "google_bigquery_dataset_iam_member" "reads" {
  for_each   = toset(local.upstream)
  dataset_id = google_bigquery_dataset.dataset[each.value].dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = google_service_account.worker.member
}

resource "google_bigquery_dataset_iam_member" "writes" {
  for_each   = toset(local.written)
  dataset_id = google_bigquery_dataset.dataset[each.value].dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = google_service_account.worker.member
}

resource "google_storage_bucket_iam_member" "worker" {
  bucket = google_storage_bucket.bucket.name
  role   = "roles/storage.objectAdmin"
  member = google_service_account.worker.member
}

resource "google_artifact_registry_repository_iam_member" "worker" {
  repository = google_artifact_registry_repository.images.name
  location   = var.region
  role       = "roles/artifactregistry.reader"
  member     = google_service_account.worker.member
}

resource "google_cloud_run_v2_job" "nightly" {
  count               = local.nightly
  name                = "fastbreak-nightly"
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account = google_service_account.worker.email
      timeout         = "3600s"
      max_retries     = 3

      containers {
        image = var.image
        env {
          name  = "FASTBREAK_WAREHOUSE"
          value = "bigquery:${var.project}"
        }
        resources {
          limits = { cpu = "2", memory = "4Gi" }
        }
      }
    }
  }
}

resource "google_service_account" "scheduler" {
  count      = local.nightly
  account_id = "fastbreak-scheduler"
}

resource "google_cloud_run_v2_job_iam_member" "scheduler" {
  count    = local.nightly
  name     = google_cloud_run_v2_job.nightly[0].name
  location = var.region
  role     = "roles/run.invoker"
  member   = google_service_account.scheduler[0].member
}

resource "google_cloud_scheduler_job" "nightly" {
  count     = local.nightly
  name      = "fastbreak-nightly"
  region    = var.region
  schedule  = var.schedule
  time_zone = "America/New_York"

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.nightly[0].id}:run"
    oauth_token {
      service_account_email = google_service_account.scheduler[0].email
    }
  }
}

output "warehouse" {
  value = "bigquery:${var.project}"
}

output "worker" {
  value = google_service_account.worker.email
}
