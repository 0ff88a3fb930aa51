/** How every page begins: what mail programs have to know, the card, who writes, and the title. */
export const pageHead = `<!DOCTYPE html>
<html lang="<%= it.view.locale %>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title><%= it.view.subject %></title>
<style><%~ it.styleSheet %></style>
</head>
<body class="ground" style="<%= it.css.body %>">
<div style="<%= it.css.preheader %>"><%= it.view.preheader %></div>
<table role="presentation" style="<%= it.css.frame %>"><tr><td class="gutter" style="<%= it.css.gutter %>">
<!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
<table role="presentation" class="card" style="<%= it.css.card %>"><tr><td class="inside" style="<%= it.css.inside %>">
<p class="line ink" style="<%= it.css.brand %>"><%= it.view.creditorName %></p>
<h1 style="<%= it.css.title %>"><%= it.view.title %></h1>
<p class="muted" style="<%= it.css.dateLine %>"><%= it.view.dateLine %></p>`;
