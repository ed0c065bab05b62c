// SPDX-License-Identifier: MIT
// By the words with which frameworks render a view or write JSON.
#include "repo/api/pages.h"

#include <algorithm>
#include <array>

#include "core/front_end_name.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/code/part.h"
#include "repo/language.h"

namespace assay {

namespace {

// "Json(" as a word of its own: Laravel's expectsJson() answers nothing.
bool says_one_of(const auto& marks, std::string_view text) {
  return std::ranges::any_of(marks, [&](std::string_view mark) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
      const char before = at == 0 ? ' ' : text[at - 1];
      const bool inside = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
      if (!inside || mark.front() == '.' || mark.front() == '@') return true;
    }
    return false;
  });
}

}  // namespace

void Answers::take(const SourceFile& file) {
  constexpr std::array<std::string_view, 17> kViews{
      ".html.twig",      "views.html.",      "ModelAndView", "erb :",        "haml :",
      "res.render(",     "render_template(", "return view(", "return View(", "@Controller\n",
      "render(request,", "Inertia::render",  "render :new",  "redirect_to ", "tera.render(",
      "Ok(html.",        "view! {"};
  constexpr std::array<std::string_view, 20> kData{
      "Json.toJson",    "Json.obj",         "@RestController", "@ResponseBody",
      "ResponseEntity", "to_json",          "json(",           "jsonify",
      "JsonResponse",   "JSONResponse",     "Json(",           "render json",
      ".JSON(",         "application/json", "rest_framework",  "JsonResult",
      "ApiController",  "json_encode",      "as_json",         "ActionController::API"};
  if (language_of(file.path) == nullptr || part_of(file) != Part::kService) return;
  pages_ = pages_ || holds_one_of(kViews, file.text);
  scaffolded_ = scaffolded_ || file.text.find("format.json") != std::string::npos;
  data_ += says_one_of(kData, file.text) ? 1 : 0;
}

void Answers::take_path(std::string_view path) {
  constexpr std::array<std::string_view, 9> kTemplates{".html.erb",   ".html.haml", ".html.slim",
                                                       ".blade.php",  ".html.twig", ".cshtml",
                                                       ".scala.html", ".html.eex",  ".html.heex"};
  constexpr std::array<std::string_view, 7> kServed{"public/", "static/", "wwwroot/",  "frontend/",
                                                    "client/", "web/",    "templates/"};
  constexpr std::array<std::string_view, 9> kOthers{"mail",     "layouts/", "welcome",
                                                    "docs/",    "swagger",  "error",
                                                    "coverage", "report",   "public/40"};
  const std::string name = lower(path);
  if (holds_one_of(kOthers, name)) return;
  const bool plain =
      name.ends_with(".php") && (name.starts_with("views/") || name.find("/views/") != name.npos);
  templates_ += plain || ends_with_one_of(kTemplates, name) ? 1 : 0;
  const bool front_end = file_name(name) == "package.json" && is_of_front_end(name);
  pages_shipped_ =
      pages_shipped_ || front_end || (name.ends_with(".html") && holds_one_of(kServed, name));
}

}  // namespace assay
