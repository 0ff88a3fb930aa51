// Acts run in this process here, which is no Lambda: their logs and metrics would stand between the figures. Imported
// before anything that logs.
process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';
process.env['LOG_LEVEL'] = 'SILENT';
