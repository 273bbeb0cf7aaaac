// Filters the tasks on the page of all tasks. What is chosen stands in the address, so that it can be sent and kept.
"use strict"
{
  const form = document.querySelector("[data-task-filters]")
  const count = document.querySelector("[data-task-count]")
  const plans = [...document.querySelectorAll("[data-ke-hoach]")].map((section) => ({
    section,
    tasks: [...section.querySelectorAll(".task")],
  }))
  const selects = [...form.querySelectorAll("select")]
  const total = plans.reduce((sum, plan) => sum + plan.tasks.length, 0)

  const fits = (element, name, value) => !value || (element.getAttribute(`data-${name}`) ?? "").split(" ").includes(value)

  const apply = () => {
    const chosen = selects.filter((select) => select.value)
    let shown = 0
    for (const { section, tasks } of plans) {
      let ofPlan = 0
      for (const task of tasks) {
        const visible = chosen.every(({ name, value }) => fits(name === "ke-hoach" ? section : task, name, value))
        task.hidden = !visible
        ofPlan += visible
      }
      section.hidden = !ofPlan
      shown += ofPlan
    }
    count.textContent = !chosen.length
      ? `Có ${total} nhiệm vụ.`
      : shown
        ? `Hiện ${shown} trong ${total} nhiệm vụ.`
        : "Không có nhiệm vụ nào khớp các điều kiện đã chọn. Hãy bỏ bớt một điều kiện."
  }

  const remember = () => {
    const address = new URL(location.href)
    for (const { name, value } of selects) value ? address.searchParams.set(name, value) : address.searchParams.delete(name)
    history.replaceState(history.state, "", address)
  }

  // An unknown value in the address leaves its filter open.
  const recall = () => {
    const asked = new URL(location.href).searchParams
    for (const select of selects) {
      const value = asked.get(select.name) ?? ""
      select.value = [...select.options].some((option) => option.value === value) ? value : ""
    }
    apply()
  }

  form.addEventListener("change", () => {
    apply()
    remember()
  })
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    for (const select of selects) select.value = ""
    apply()
    remember()
    selects[0].focus()
  })
  // Coming back to the page, browsers restore what was chosen before; the address has the last word.
  addEventListener("pageshow", recall)
  addEventListener("popstate", recall)
  recall()
}
